import { parseUrl } from "../../zipwhip/parse-url";
import { type Answer, BodyProblem, type Incoming } from "../delivery";
import { BodyParsedError } from "../errors";

/** For whatever speaks the web's Request and Response. */
export function fetchHandler(
  take: (incoming: Incoming) => Promise<Answer>,
): (request: Request, peer?: string) => Promise<Response> {
  return async (request, peer) => {
    const { status, text, headers } = await take({
      method: request.method,
      path: pathOf(request.url),
      header: (name) => request.headers.get(name) ?? undefined,
      peer,
      body: (limits) => bodyOf(request, limits),
    });
    return new Response(text === "" ? null : text, headers === undefined ? { status } : { status, headers });
  };
}

function pathOf(url: string): string {
  return parseUrl(url)?.pathname ?? url;
}

async function bodyOf(
  request: Request,
  { maxBytes, timeoutMs }: { maxBytes: number; timeoutMs: number },
): Promise<string> {
  if (request.bodyUsed) throw new BodyParsedError();
  const reader = request.body?.getReader();
  if (reader === undefined) return "";
  const chunks: Uint8Array[] = [];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new BodyProblem(408, "the body took too long")), timeoutMs);
  });
  try {
    for (let length = 0; ; ) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return Buffer.concat(chunks).toString();
      length += value.length;
      if (length > maxBytes) throw new BodyProblem(413, "too long");
      chunks.push(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof BodyProblem ? error : new BodyProblem(400, "the body was cut off");
  } finally {
    clearTimeout(timer);
  }
}

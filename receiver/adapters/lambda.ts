import { type Answer, BodyProblem, type Incoming } from "../delivery";
import { BodyParsedError } from "../errors";

/** An event of an API Gateway, of either payload version, or of a function URL; what is used of it. */
export interface LambdaEvent {
  body?: string | null;
  isBase64Encoded?: boolean;
  headers?: Record<string, string | undefined> | null;
  /** Payload version 1. */
  httpMethod?: string;
  path?: string;
  /** Payload version 2. */
  rawPath?: string;
  requestContext?: {
    http?: { method?: string; path?: string; sourceIp?: string };
    identity?: { sourceIp?: string | null };
  };
}

/** What is answered to the gateway. */
export interface LambdaResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** For AWS Lambda. */
export function lambdaHandler(
  take: (incoming: Incoming) => Promise<Answer>,
): (event: LambdaEvent) => Promise<LambdaResult> {
  return async (event) => {
    const sent = new Map(
      Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const { requestContext: { http, identity } = {} } = event;
    const { status, text, headers } = await take({
      method: http?.method ?? event.httpMethod ?? "",
      path: event.rawPath ?? event.path ?? http?.path ?? "",
      header: (name) => sent.get(name),
      peer: http?.sourceIp ?? identity?.sourceIp ?? undefined,
      body: ({ maxBytes }) => {
        const body: unknown = event.body ?? "";
        // A middleware around the handler has put there what it parsed.
        if (typeof body !== "string") throw new BodyParsedError();
        const bytes = Buffer.from(body, event.isBase64Encoded === true ? "base64" : "utf8");
        if (bytes.length > maxBytes) throw new BodyProblem(413, "too long");
        return bytes.toString();
      },
    });
    return { statusCode: status, headers: { "content-type": "text/plain", ...headers }, body: text };
  };
}

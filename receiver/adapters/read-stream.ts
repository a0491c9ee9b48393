import type { Readable } from "node:stream";
import { BodyProblem } from "../delivery";

/** What a stream brings, within the limits. With events, since a loop over the stream costs a third of the whole. */
export function readStream(
  stream: Readable,
  { maxBytes, timeoutMs }: { maxBytes: number; timeoutMs: number },
): Promise<string> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let settled = false;
    const timer = setTimeout(() => give(408, "the body took too long"), timeoutMs);
    const give = (status: BodyProblem["status"], message: string) => {
      // Every request closes: an error with its stack for each would cost a tenth of the whole.
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      fail(new BodyProblem(status, message));
    };
    const cut = () => give(400, "the body was cut off");
    stream.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) return chunks.push(chunk);
      chunks.length = 0;
      give(413, "too long");
    });
    stream.on("end", () => {
      settled = true;
      clearTimeout(timer);
      done((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString());
    });
    stream.on("error", cut);
    stream.on("close", cut);
  });
}

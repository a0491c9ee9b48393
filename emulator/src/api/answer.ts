import { stringify } from "lossless-json";
import type { Hook } from "pulumi-zipwhip/api";
import type { Choices } from "../choices";

/** An answer, ready to be sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** The ways in which a call is refused. Each is a row of the choices. */
export type Refusal =
  | "badSession"
  | "badCredentials"
  | "badArguments"
  | "unknownHook"
  | "badVerb"
  | "unknownPath";

export const NO_BODY = Buffer.alloc(0);

/** The documented envelope of a call that worked. */
export function success(response: unknown): Answer {
  return json(200, { success: true, response });
}

/** A call that failed, in the style that is chosen. */
export function refused(choices: Choices, refusal: Refusal): Answer {
  const { status, response, text = "Error" } = choices[refusal];
  const noEntry = refusal === "badSession" || refusal === "badCredentials";
  switch (choices.failureStyle) {
    case "success-false-200":
      return json(200, { success: false, response });
    case "500":
      return json(500, { success: false, response });
    case "string":
      return json(status, { success: false, response: text });
    case "plain-401":
      return noEntry ? anyBody(401, "Unauthorized") : json(status, { success: false, response });
    case "status":
      return json(status, { success: false, response });
  }
}

/** A hook as the service writes it: the id is a JSON integer of any size. */
export function wire({ webhookId, ...rest }: Hook): object {
  return { webhookId: BigInt(webhookId), ...rest };
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: Buffer.from(stringify(value) ?? "null"),
  };
}

/** Text as it is, anything else as JSON. */
export function anyBody(status: number, body: unknown, contentType?: string): Answer {
  const { headers, body: bytes } =
    typeof body === "string"
      ? { headers: { "content-type": "text/plain; charset=utf-8" }, body: Buffer.from(body) }
      : json(status, body);
  return {
    status,
    headers: contentType === undefined ? headers : { "content-type": contentType },
    body: bytes,
  };
}

/** Never a whole JSON text: what it begins is not ended. */
export function firstHalf(answer: Answer): Buffer {
  return answer.body.subarray(0, Math.floor(answer.body.length / 2));
}

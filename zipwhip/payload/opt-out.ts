import { z } from "zod";
import { id, text } from "./values";

/**
 * What a hook of the event change is sent: somebody has opted out of a line's messages, or in again. Another object than
 * a message. Nothing of it is sure to be there: the page that describes it could not be had, and the fields are those of
 * a program by an engineer of the service. What is not known here is kept as it came.
 */
export const optOutSchema = z.looseObject({
  /** What was texted, such as `STOP`. */
  messageBody: text,
  /** The number of the line. */
  line: text,
  /** The number of the other party. */
  contact: text,
  /** Of the message that said so. A text: of which kind ids are here is not known. */
  messageId: z.union([id, z.string()]).nullish(),
  /** The keyword in capitals: STOP, STOPALL, UNSTOP, START. */
  type: text,
  /** ISO 8601, UTC. */
  eventDate: text,
});

/** An opt-out or opt-in as a hook is sent it. */
export type OptOut = z.infer<typeof optOutSchema>;

/** Whether somebody has opted out, or in again; `undefined` for a keyword that is not known. */
export function choiceOf({ type }: Pick<OptOut, "type">): "out" | "in" | undefined {
  const keyword = type?.toUpperCase();
  if (keyword === "STOP" || keyword === "STOPALL") return "out";
  return keyword === "UNSTOP" || keyword === "START" ? "in" : undefined;
}

import { redact } from "../../zipwhip";
import { isSet } from "../../zipwhip/client";
import { clean } from "../clean";
import { KeptStateError } from "../errors/kept-state";
import { type Properties, text } from "../state";
import { ambientSessions } from "./process";

/**
 * Runs a verb, and turns whatever it throws into what the process can tell the engine: a real Error of one line without
 * sessions; for a partial failure with the state that the engine is to keep.
 *
 * @param properties what the engine gave; the first decides what a partial failure keeps of it (`__provider`)
 */
export async function telling<T>(properties: readonly Properties[], verb: () => Promise<T>): Promise<T> {
  try {
    return await verb();
  } catch (error) {
    const sessions = [...properties.map((given) => text(given, "session")), ...ambientSessions()];
    throw tell(error, sessions, properties[0]?.__provider);
  }
}

function tell(error: unknown, sessions: (string | undefined)[], provider: unknown): Error {
  const told = new Error(clean(error, sessions));
  if (error instanceof Error) {
    told.name = error.name;
    // The process prints the stack beside the message, to every user: only for those who look for a fault.
    told.stack = isSet(process.env.ZIPWHIP_DEBUG) ? redact(error.stack ?? "", sessions) : "";
  }
  if (!(error instanceof KeptStateError)) return told;
  return Object.assign(told, {
    id: error.id,
    // The process does not add __provider here, and without it the resource could never be read or deleted again.
    properties: { ...error.state, ...(provider === undefined ? {} : { __provider: provider }) },
    // What the user sees of a partial failure is the reasons, not the message.
    reasons: [told.message],
  });
}

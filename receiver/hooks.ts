import type { HookEvent } from "../zipwhip/hook";
import { parseUrl } from "../zipwhip/parse-url";
import { ReceiverOptionError } from "./options";

/** The hooks to be declared, as `ZipwhipLine` takes them. */
export type Hooks = { [event in HookEvent]?: string };

/** @throws ReceiverOptionError */
export function hooksOf(baseUrl: string, token: string | undefined, events: Iterable<HookEvent>): Hooks {
  const base = parseUrl(baseUrl);
  // By its text too: an empty query is none to the parser, and spaces around it are not there.
  if (base === undefined || !/^https?:$/.test(base.protocol) || /[?#\s]/.test(baseUrl)) {
    throw new ReceiverOptionError(
      "baseUrl: give an absolute http or https URL, without query and fragment, without spaces or line ends",
    );
  }
  const prefix = baseUrl.replace(/\/+$/, "");
  const path = token === undefined ? "" : `${token}/`;
  return Object.fromEntries([...events].map((event) => [event, `${prefix}/${path}${event}`]));
}

import type { HookEvent } from "../zipwhip/hook";
import { parseUrl } from "../zipwhip/parse-url";
import { ReceiverOptionError } from "./options";

/** The hooks to be declared, as `ZipwhipLine` takes them. */
export type Hooks = { [event in HookEvent]?: string };

/** @throws ReceiverOptionError */
export function hooksOf(baseUrl: string, token: string | undefined, events: Iterable<HookEvent>): Hooks {
  const base = parseUrl(baseUrl);
  if (base === undefined || !/^https?:$/.test(base.protocol) || base.search !== "" || base.hash !== "") {
    throw new ReceiverOptionError("baseUrl: give an absolute http or https URL, without query and fragment");
  }
  const prefix = baseUrl.replace(/\/+$/, "");
  const path = token === undefined ? "" : `${token}/`;
  return Object.fromEntries([...events].map((event) => [event, `${prefix}/${path}${event}`]));
}

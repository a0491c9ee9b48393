import { DEFAULT_METHOD, EVENTS, type HookEvent, type HookMethod, type HookType, typeOfEvent } from "../hook";
import { parseUrl } from "../parse-url";
import { API_URL } from "../settings";
import type { Declarations } from "./declarations";
import { findingsOf } from "./findings";
import type { Owner } from "./line-owners";

/** A hook whose values are known. */
export interface KnownHook {
  /** The resource's name, for messages. */
  name: string;
  /** The line's deviceId, or its session where that does not tell. */
  line: string;
  /** What stands before a message, where the resource alone does not tell which hook is meant. */
  place?: string;
  event: HookEvent;
  url: string;
  type?: HookType | undefined;
  method?: HookMethod | undefined;
}

/** What a review has found. */
export interface Review {
  /** Why it cannot be so. */
  refusal?: string;
  /** What a reviewer should know of what is legal all the same. */
  warnings: string[];
}

/** Looks at a hook beside all others of one run. */
export function reviewHook(declarations: Declarations, known: KnownHook, apiUrl: string | undefined): Review {
  const { name, line, place = "", event, url, type = typeOfEvent(event), method = DEFAULT_METHOD } = known;
  // A warning names the event, and what is none can be anything: a session too. The provider's check refuses it.
  if (!EVENTS.includes(event)) return { warnings: [] };
  const { twin, sameUrl } = declarations.add({ name, event, url, type, line });
  if (twin !== undefined) {
    const refusal = `${place}declared twice: "${twin}" declares the same hook (line, type, event and url), and two would deliver every event twice; remove one of them`;
    return { refusal, warnings: [] };
  }
  const findings = findingsOf({ url, method }, isReal(apiUrl));
  if (sameUrl !== undefined) {
    findings.push(
      `url is also that of "${sameUrl.name}" (event ${sameUrl.event}): a delivery does not name its event, so the receiver cannot tell them apart; give each event its own URL`,
    );
  }
  return { warnings: findings.map((finding) => place + finding) };
}

/** Why a line that is to be exclusive is not: it would remove the hooks of the other resource. */
export function reviewOwner(declarations: Declarations, line: string, owner: Owner): string | undefined {
  const both = declarations.owners.add(line, owner);
  return (
    both &&
    `"${both.exclusive}" is to be exclusive, but "${both.other}" declares hooks of the same line: a refresh would show them as strangers, and the up after it remove them; declare them in "${both.exclusive}", or leave out its \`exclusive\``
  );
}

function isReal(apiUrl: string | undefined): boolean {
  const url = parseUrl(apiUrl ?? API_URL);
  return url === undefined || url.host === new URL(API_URL).host;
}

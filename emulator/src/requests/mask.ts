import { redact } from "pulumi-zipwhip/api";
import type { State } from "../state/state";

const REDACTED = "[session]";

/** A session as others may see it: only the line that it belongs to. */
export function maskSession(deviceId: string | undefined): string {
  return deviceId === undefined ? REDACTED : `${REDACTED}:${deviceId}`;
}

/** Parameters as the log may hold them. Names are cleaned too: a body in a wrong format ends up as one. */
export function maskParameters(
  state: State,
  parameters: Record<string, string>,
  line: string | undefined,
): Record<string, string> {
  const live = [...state.sessions.keys()].filter((session) => mentions(parameters, session));
  const clean = (text: string) => redact(text, live);
  const masked = Object.entries(parameters).map(([name, value]) => {
    if (value === "") return [clean(name), value];
    if (name === "session") return [name, maskSession(line)];
    if (name === "password") return [name, "[password]"];
    return [clean(name), clean(value)];
  });
  return Object.fromEntries(masked);
}

// Cheap, because a line may have very many sessions: only those whose secret part occurs are looked for.
function mentions(parameters: Record<string, string>, session: string): boolean {
  const secret = session.slice(0, 36).toLowerCase();
  return Object.entries(parameters).some(([name, value]) =>
    `${name}\n${value}`.toLowerCase().includes(secret),
  );
}

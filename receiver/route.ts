import { timingSafeEqual } from "node:crypto";

/**
 * The event that a path is for: its last segment, after the token where there is one. What stands before is anybody's: a
 * proxy's prefix, a router's mount. `undefined` where the path is none of ours.
 *
 * @param path without query
 */
export function eventOf<Event extends string>(
  path: string,
  token: string | undefined,
  events: Iterable<Event>,
): Event | undefined {
  const [last, rest] = lastSegment(path);
  const known = token === undefined || equal(lastSegment(rest)[0], token);
  for (const event of events) if (event === last && known) return event;
  return undefined;
}

/** And what stands before it. Empty segments do not count. */
function lastSegment(path: string): [segment: string, before: string] {
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end--;
  const slash = path.lastIndexOf("/", end - 1);
  return end === 0 ? ["", ""] : [path.slice(slash + 1, end), path.slice(0, slash + 1)];
}

// Its length is no secret, and all that the time may tell.
function equal(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

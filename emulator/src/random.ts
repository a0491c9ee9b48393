/** The source of randomness: so many random bytes. */
export type Random = (size: number) => Buffer;

/** A session as the service hands it out: `<uuid>:<deviceId>`. */
export function randomSession(random: Random, deviceId: string): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const uuid = bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return `${uuid}:${deviceId}`;
}

/** An id of 9 or 10 digits that fits a signed 32-bit integer, like the published 687557714. */
export function randomId(random: Random): string {
  return String(between(random, 100_000_000, 2_147_483_647));
}

/** An id beyond 2^53. Always odd, so that a client which reads it as a JavaScript number never gets it right. */
export function randomBigId(random: Random): string {
  const bits = random(8).readBigUInt64BE();
  return String((bits >> 2n) | (1n << 61n) | 1n);
}

/** Nine digits, like the published 299538202. */
export function randomDeviceId(random: Random): string {
  return String(between(random, 100_000_000, 999_999_999));
}

/** A US number out of those that are set aside for fiction (555-0100 to 555-0199): it belongs to nobody. */
export function randomNumber(random: Random): string {
  return `${between(random, 201, 989)}55501${String(between(random, 0, 99)).padStart(2, "0")}`;
}

export function randomPassword(random: Random): string {
  return random(12).toString("base64url");
}

function between(random: Random, least: number, most: number): number {
  return least + (random(6).readUIntBE(0, 6) % (most - least + 1));
}

/** What set-up downloads or builds; the same as the devDependency `pulumi`. */
export const ENGINE_VERSION = "3.259.0";

/** The hosts are older: the newest sums that Pulumi's own repositories pin. */
export const HOSTS_VERSION = "3.192.0";

/** The first engine whose import files carry outputs. */
export const OLDEST_ENGINE = "3.254.0";

export const OLDEST_GO = "1.25";

/** Compares dotted numbers; what follows them ("-alpha", "rc1") does not count. */
export function isAtLeast(version, oldest) {
  const [a, b] = [version, oldest].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** What a status code of a message says. */
export interface Status {
  outcome: "delivered" | "on its way" | "failed";
  /** Whether no other status follows. */
  final: boolean;
}

const STATUSES: Record<number, Status> = {
  0: { outcome: "delivered", final: true },
  1: { outcome: "on its way", final: false },
  2: { outcome: "on its way", final: false },
  3: { outcome: "on its way", final: false },
  4: { outcome: "delivered", final: true },
  5: { outcome: "failed", final: true },
  6: { outcome: "delivered", final: true },
  7: { outcome: "failed", final: true },
  [-855]: { outcome: "failed", final: true },
  [-1234]: { outcome: "failed", final: false },
  [-801]: { outcome: "failed", final: false },
};

/**
 * What a `statusCode` says; `undefined` for one that is not documented. Of those delivered, 0 has no confirmation, 4 has
 * one, 6 a delivery receipt; -1234 is a recipient who sent STOP, -801 the spam protection. Source: the service's page on
 * status codes, which marks the last two as not final.
 */
export function statusOf(code: number | null | undefined): Status | undefined {
  return code === undefined || code === null ? undefined : STATUSES[code];
}

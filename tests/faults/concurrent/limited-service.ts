import { setTimeout as sleep } from "node:timers/promises";
import { type RawServer, sayJson, startRawServer } from "../../support/raw-server";
import { forward } from "../interrupt/turnstile";

/** A request, in the order of arrival. */
export interface Entry {
  status: 200 | 429;
  /** How many refusals' ends it has seen: those that follow each other within one count once. */
  round: number;
  /** How many were open when it came, itself included. */
  open: number;
  /** Whether it came while a refusal had been answered and not yet come to its end. */
  early: boolean;
}

/**
 * Stands before the service. After so many requests it refuses all that comes for a second, and says so: never more than
 * so many in a second, however slow the machine is.
 */
export async function limitService(
  service: string,
  perSecond: number,
): Promise<{ server: RawServer; log: Entry[] }> {
  const log: Entry[] = [];
  let open = 0;
  let left = perSecond;
  let round = 0;
  let refusing: "no" | "yes" | "told" = "no";
  const server = await startRawServer(async (request, response) => {
    open++;
    const status = left > 0 ? 200 : 429;
    log.push({ status, round, open, early: refusing === "told" });
    if (left > 0) left--;
    else if (refusing === "no") {
      refusing = "yes";
      setTimeout(() => {
        refusing = "no";
        left = perSecond;
        round++;
      }, 1000);
    }
    try {
      const answer = status === 200 ? await forward(service, request) : undefined;
      // So that those that go at once are seen to.
      await sleep(5);
      open--;
      if (answer !== undefined) return void answer(response);
      if (refusing === "yes") refusing = "told";
      sayJson(response, 429, { success: false, response: null }, { "retry-after": "1" });
    } catch {
      response.destroy();
    }
  });
  return { server, log };
}

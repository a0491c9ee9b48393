import type { ServerResponse } from "node:http";
import { expect } from "chai";
import { ZipwhipClient } from "../../zipwhip";
import { WANTED as HOOK } from "../support/bench";
import { clearEnvironment } from "../support/environment";
import { expectGentleStarts } from "../support/gentle-start";
import { type RawServer, sayJson, sayYes, startRawServer } from "../support/raw-server";
import { SESSION } from "../support/secrets";

/** A request, in the order of arrival. */
interface Entry {
  second: number;
  /** How many were open when it came, itself included. */
  open: number;
  status: number;
  /** Whether it came while all had been asked to wait. */
  early: boolean;
}

const PER_SECOND = 10;
const HOOKS = 60;
const IN_FLIGHT = 8;

describe("transport: a service that takes ten requests a second", () => {
  let restore = () => {};
  let server: RawServer;
  let log: Entry[];
  let begun = 0;

  before(() => {
    restore = clearEnvironment();
  });
  after(() => restore());
  afterEach(() => server.close());

  // Seconds count from the first request. A request takes 5 ms, so that those that go at once are seen to.
  const start = async (header: Record<string, string>) => {
    log = [];
    const taken = new Map<number, number>();
    let open = 0;
    let refusedIn = -1;
    const answer = (response: ServerResponse, entry: Entry) => {
      open--;
      if (entry.status === 429) {
        refusedIn = entry.second;
        sayJson(response, 429, { success: false, response: null }, header);
      } else sayYes(response, { ...HOOK, webhookId: log.indexOf(entry) });
    };
    server = await startRawServer((_request, response) => {
      if (log.length === 0) begun = performance.now();
      const second = Math.floor((performance.now() - begun) / 1000);
      const before = taken.get(second) ?? 0;
      taken.set(second, before + 1);
      open++;
      const entry = { second, open, status: before < PER_SECOND ? 200 : 429, early: refusedIn === second };
      log.push(entry);
      setTimeout(() => answer(response, entry), 5);
    });
  };

  const addAll = () => {
    const client = new ZipwhipClient({ session: SESSION, apiUrl: server.url, concurrency: IN_FLIGHT });
    return Promise.all(Array.from({ length: HOOKS }, () => client.add(HOOK)));
  };

  it("gets all sixty hooks, asks it for no more than it must, and begins anew with a single request", async () => {
    await start({ "retry-after": "1" });
    const hooks = await addAll();
    expect(new Set(hooks.map(({ webhookId }) => webhookId)).size).to.equal(HOOKS);
    const refused = log.filter(({ status }) => status === 429);
    expect(log.length).to.equal(HOOKS + refused.length);
    // As many as were on their way when a second was used up, and not one for each hook that waits.
    expect(refused.length).to.be.within(1, IN_FLIGHT * Math.ceil(HOOKS / PER_SECOND));
    expect(Math.max(...log.map(({ open }) => open))).to.be.at.most(IN_FLIGHT);
    // Once a refusal has gone out, only what had been sent before it may still come.
    for (const second of new Set(refused.map((entry) => entry.second))) {
      const early = log.filter((entry) => entry.second === second && entry.early);
      expect(early.length, `after the refusal in second ${second}`).to.be.below(IN_FLIGHT);
    }
    // No burst after a Retry-After: one, and the next only once that is answered; then a few more.
    expect(expectGentleStarts(log)).to.be.at.least(4);
  });

  it("gets all sixty hooks also where it does not say how long to wait", async () => {
    await start({});
    expect(await addAll()).to.have.length(HOOKS);
    expect(log.length).to.be.below(3 * HOOKS);
  });
});

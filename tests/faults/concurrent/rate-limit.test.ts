import { expect } from "chai";
import { declare, newBed, receiver, tearDown } from "../../engine/support/bed";
import { expectGentleStarts } from "../../support/gentle-start";
import type { RawServer } from "../../support/raw-server";
import { limitService } from "./limited-service";

const HOOKS = 60;
const PER_SECOND = 10;
const IN_FLIGHT = 8;

describe("a service that takes ten requests a second", function () {
  this.timeout(300_000);
  let server: RawServer | undefined;
  afterEach(async () => {
    await tearDown();
    await server?.close();
  });

  it("gets all sixty hooks of one up, each once, and after each Retry-After one request at first", async () => {
    const { emulator, line, stack } = await newBed();
    const limited = await limitService(emulator.url, PER_SECOND);
    const { log } = limited;
    server = limited.server;
    stack.setEnv({ ZIPWHIP_API_URL: server.url, ZIPWHIP_SESSION: line.session });
    const names = Array.from({ length: HOOKS }, (_, n) => `hook${n}`);
    stack.program(names.map((name) => declare(name, { event: "receive", url: receiver(name) })).join(""));
    await stack.up("--parallel", "64");

    const installed = emulator.hooks(line.deviceId).map(({ url }) => url.split("/").pop());
    expect(installed.sort()).to.deep.equal([...names].sort());
    const refused = log.filter(({ status }) => status === 429);
    expect(log.length).to.equal(1 + HOOKS + refused.length);
    const rounds = new Set(refused.map(({ round }) => round));
    expect(rounds.size).to.equal(Math.ceil((1 + HOOKS) / PER_SECOND) - 1);
    // As many as were on their way, and not one for each hook that waits; once one has been told, only what had been
    // sent before may still come.
    for (const round of rounds) {
      const those = refused.filter((entry) => entry.round === round);
      expect(those.length, `refused in round ${round}`).to.be.at.most(IN_FLIGHT);
      expect(those.filter(({ early }) => early).length, `told to wait in round ${round}`).to.be.below(
        IN_FLIGHT,
      );
    }
    // And then one, and a second one when that is answered; then a few more.
    expect(expectGentleStarts(log)).to.equal(rounds.size);
  });
});

import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { pluginBed } from "../../support/plugin/bed";

const input = (event: string) => ({
  event,
  url: `https://h.example.com/${event}`,
  type: "message",
  method: "POST",
});

describe("the plugin, over gRPC: the short time of one resource", () => {
  const bed = pluginBed();

  it("does not end the look of another that has joined it", async () => {
    const { wire, emulator, line } = bed();
    const made: { id: string; outs: Record<string, unknown> }[] = [];
    for (const event of ["receive", "send", "read"]) made.push(await wire.create(input(event)));
    emulator.addFault({ endpoint: "webhook/delete", kind: "status", status: 500, when: "after", times: 3 });
    emulator.addFault({ endpoint: "webhook/list", kind: "delay", when: "before", ms: 1500, times: 5 });
    const [first, short, joined] = await Promise.allSettled(
      [60, 1, 60].map(async (timeout, at) => {
        await sleep(at * 150);
        const { id = "", outs = {} } = made[at] ?? {};
        return wire.remove(id, outs, { timeout });
      }),
    );
    expect([first?.status, joined?.status]).to.deep.equal(["fulfilled", "fulfilled"]);
    expect(String(Object(short).reason)).to.contain("customTimeouts");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });
});

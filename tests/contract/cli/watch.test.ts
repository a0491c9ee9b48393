import { expect } from "chai";
import { watch } from "../../../cli/commands/watch";
import { expectOneLine, rejection } from "../../support/expectations";
import { cliBench, url } from "./bench";

describe("pulumi-zipwhip watch", () => {
  const bench = cliBench();

  const script = (...steps: (() => void)[]) => bench().world.meanwhile.push(...steps);

  it("tells of what was added, changed and removed, until Ctrl-C", async () => {
    const { emulator, line, world } = bench();
    const old = emulator.install(line.deviceId, { event: "send", url: url("old?t=1") });
    script(
      () => emulator.install(line.deviceId, { event: "receive", url: url("new") }),
      () => {
        emulator.edit(old.webhookId, { method: "PUT", url: "https://laptop.example.net/x" });
      },
      () => emulator.remove(old.webhookId),
      () => undefined,
    );
    expect(await watch(world, { every: 5, json: true })).to.equal(0);
    const changes = world.printed.out.map((text) => JSON.parse(text));
    expect(changes.map(({ change, hook }) => [change, hook?.event])).to.deep.equal([
      ["started", undefined],
      ["added", "receive"],
      ["changed", "send"],
      ["removed", "send"],
    ]);
    expect(changes[2]?.before.url).to.equal("https://hooks.example.com/…");
  });

  for (const [urls, shown] of [
    [false, "https://hooks.example.com/…"],
    [true, url("new")],
  ] as const) {
    it(`is one line for people, with ${urls ? "the whole URL" : "the host"}`, async () => {
      const { emulator, line, world } = bench();
      script(() => emulator.install(line.deviceId, { event: "receive", url: url("new") }));
      await watch(world, { every: 5, urls });
      const [only = "", ...others] = world.printed.out;
      expectOneLine(only);
      expect(only).to.match(new RegExp(`added .* receive POST ${shown}$`));
      expect(others).to.deep.equal([]);
    });
  }

  it("goes on after a look that failed, and ends where the session is no longer accepted", async () => {
    const { emulator, line, world } = bench();
    script(
      () => {
        emulator.install(line.deviceId, { event: "receive", url: url("new") });
        emulator.addFault({ endpoint: "webhook/list", kind: "empty", times: Number.POSITIVE_INFINITY });
      },
      () => emulator.clearFaults(),
      () => emulator.logout(line.session),
    );
    const error = await rejection(watch(world, { every: 5 }));
    expect(error.name).to.equal("UnauthorizedError");
    expect(world.printed.err.join("\n")).to.contain("not seen: webhook/list");
    expect(world.printed.out).to.have.length(1);
  });
});

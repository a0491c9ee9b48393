import { expect } from "chai";
import { expectWithout } from "../../support/secrets";
import { declareLine } from "../line/declare-line";
import { type Bed, counts, declare, newBed, receiver, tearDown } from "../support/bed";
import { ends } from "./command";

interface Report {
  difference: boolean;
  lines: { line: string; hooks: { status: string; resource: string | null; webhookId: string }[] }[];
}

describe("pulumi-zipwhip status, through the engine", () => {
  afterEach(tearDown);

  /** The findings of each line, a text for each hook, by the line's number. */
  function findings(report: Record<string, unknown>): Record<string, string[]> {
    const { lines } = report as unknown as Report;
    return Object.fromEntries(
      lines.map(({ line, hooks }) => [line, hooks.map((hook) => `${hook.status} ${hook.resource}`).sort()]),
    );
  }

  it("sees both kinds of resources on two lines, with a session and a url that the state keeps secret", async () => {
    const bed: Bed = await newBed();
    const { emulator, line, stack } = bed;
    const other = emulator.createLine();
    const secretUrl = `pulumi.secret(${JSON.stringify(receiver("hidden?key=t0ken-4711"))})`;
    stack.setEnv({
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      OTHER_SESSION: other.session,
    });
    stack.program(
      declare("kept", { event: "receive", url: receiver("kept") }) +
        declare("edited", { event: "send", url: receiver("edited") }) +
        declare("deleted", { event: "read", url: receiver("deleted") }) +
        `new zipwhip.ZipwhipWebhook("hidden", { event: "receive", url: ${secretUrl} });\n` +
        declareLine("sales", { hooks: { receive: receiver("sales"), send: receiver("sold") } }).replace(
          "})",
          ", session: process.env.OTHER_SESSION })",
        ),
    );
    await stack.up();
    emulator.clearRequests();
    const same = await ends(0, bed, ["status", "--json"]);
    expect(counts(emulator), "a list for each line").to.deep.equal({ "webhook/list": 2 });
    expect(findings(same.json())).to.deep.equal({
      [line.deviceId]: ["same deleted", "same edited", "same hidden", "same kept"],
      [other.deviceId]: ["same sales", "same sales"],
    });
    expectWithout(same, other.session.split(":")[0] ?? "", "t0ken-4711");

    const idOf = (path: string, on = line) =>
      emulator.hooks(on.deviceId).find(({ url }) => url === receiver(path))?.webhookId ?? "";
    const kept = idOf("kept");
    emulator.edit(idOf("edited"), { method: "PUT", url: "https://laptop.example.net/x" });
    emulator.remove(idOf("deleted"));
    const twin = emulator.install(line.deviceId, { event: "receive", url: receiver("kept") });
    const sold = idOf("sold", other);
    emulator.edit(sold, { url: receiver("elsewhere") });
    const differing = await ends(2, bed, ["status", "--json"]);
    expect(findings(differing.json())).to.deep.equal({
      [line.deviceId]: ["drifted edited", "missing deleted", "same hidden", "same kept", "stranger null"],
      [other.deviceId]: ["drifted sales", "same sales"],
    });
    const text = await ends(2, bed, ["status", "--urls"]);
    expect(text.stdout).to.contain(`identical to ${kept}`).and.to.contain(receiver("elsewhere"));
    expectWithout([differing, text], other.session.split(":")[0] ?? "", "t0ken-4711");

    for (const id of [kept, sold]) {
      const refused = await ends(1, bed, ["status", "--delete", twin.webhookId, id, "--yes"]);
      expect(refused.stderr).to.match(/held by the stack's state.*nothing was deleted/);
    }
    const unasked = await ends(1, bed, ["status", "--delete", twin.webhookId]);
    expect(unasked.stderr).to.contain("--yes");
    emulator.clearRequests();
    await ends(0, bed, ["status", "--delete", twin.webhookId, "--yes"]);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 2, "webhook/delete": 1 });
    const ids = emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId);
    expect(ids).to.include(kept).and.not.to.include(twin.webhookId);
  });
});

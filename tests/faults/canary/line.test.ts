import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { tearDown } from "../../engine/support/bed";
import { Stage } from "./stage";

const SILENT = ["--yes", "--skip-preview"];

describe("canaries: a line as one resource", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("its own session and its secret urls come out nowhere, in drift, in failures and with strangers", async () => {
    const stage = await Stage.open();
    const { emulator, line, stack } = stage.bed;
    const [token, drifted, strange] = ["token", "token of a drift", "token of a stranger"].map((name) => {
      const secret = randomBytes(12).toString("hex");
      stage.release(name, secret);
      return secret;
    }) as [string, string, string];
    stage.release("session", line.session);
    stage.setEnv({ SALES_SESSION: line.session });
    const program = (events: string[], path: string) =>
      stack.program(`
        const url = pulumi.secret("https://hooks.example.com/${token}/${path}");
        const line = new zipwhip.ZipwhipLine("line", { exclusive: true, session: process.env.SALES_SESSION,
          hooks: { ${events.map((event) => `${event}: url`).join(", ")} } });
        module.exports = { line, hooks: line.hooks };`);

    program(["receive", "send"], "one");
    await stage.ok("up", "--yes", "--diff");
    program(["receive", "read"], "two");
    for (const endpoint of ["webhook/add", "webhook/update", "webhook/delete"] as const) {
      const desc = `${line.session} ${token}`;
      emulator.addFault({ endpoint, kind: "refuse", response: { code: -703, desc }, times: 1 });
    }
    expect((await stage.run("up", ...SILENT)).text).to.contain("was refused");
    emulator.clearFaults();
    await stage.ok("up", ...SILENT, "--json");

    const [first] = emulator.hooks(line.deviceId);
    emulator.edit(first?.webhookId ?? "", { url: `https://hooks.example.com/${drifted}` });
    emulator.install(line.deviceId, { event: "read", url: `https://hooks.example.com/${strange}` });
    await stage.ok("refresh", "--yes", "--diff");
    await stage.ok("preview", "--json");
    await stage.ok("up", "--yes", "--diff");
    expect(emulator.hooks(line.deviceId).map(({ event }) => event)).to.have.members(["receive", "read"]);
    for (const command of ["output", "export", "history --json"])
      await stage.ok("stack", ...command.split(" "));
    await stage.ok("destroy", ...SILENT, "--json");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    expect(stage.findings()).to.deep.equal([]);
  });
});

import { expect } from "chai";
import { newBed, receiver, tearDown } from "../support/bed";

const TOKEN = "t0ken-of-the-receiver";

describe("secrets, by the plugin", function () {
  this.timeout(120_000);
  afterEach(tearDown);

  it("of urls and sessions lie encrypted in the state, through up, refresh and drift", async () => {
    const { emulator, line, stack } = await newBed({ ZIPWHIP_SESSION: "" }, "plugin");
    const url = receiver(`receive?token=${TOKEN}`);
    stack.program(
      `new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: pulumi.secret("${url}"), session: "${line.session}" });
new zipwhip.ZipwhipLine("line", { hooks: { send: pulumi.secret("${url}") }, session: "${line.session}" });`,
    );
    const said = [await stack.ok("preview", "--diff"), await stack.up()];
    const id = emulator.hooks(line.deviceId).find(({ event }) => event === "receive")?.webhookId ?? "";
    emulator.edit(id, { url: `${url}-moved` });
    said.push(
      await stack.ok("refresh", "--yes", "--skip-preview", "--diff"),
      await stack.ok("up", "--yes", "--diff"),
    );
    const all = `${await stack.everythingWritten()}${said.map(({ text }) => text).join()}`;
    for (const secret of [TOKEN, line.session.split(":")[0] ?? "none"]) {
      expect(all.includes(secret), "a secret in clear text").to.equal(false);
    }
    expect(emulator.hooks(line.deviceId).map((hook) => hook.url)).to.deep.equal([url, url]);
    expect((await stack.up("--expect-no-changes")).text).to.match(/3 unchanged/);
  });

  it("that stand in the stack's config in clear text are encrypted in the state all the same", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url });
    stack.host = "node";
    await stack.ok("config", "set", "--plaintext", "zipwhip:session", line.session);
    stack.program(`new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "${receiver("receive")}" });`);
    await stack.up();
    expect(stack.hooksInState()).to.have.length(1);
    const written = stack.stateText();
    expect(written.includes(line.session.split(":")[0] ?? "none"), "in the state").to.equal(false);
  });

  it("of two lines are given to two providers, each with its hooks", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    const other = emulator.createLine();
    const hook = `{ event: "receive", url: "${receiver("receive")}" }`;
    stack.program(`const other = new zipwhip.Provider("other", { session: pulumi.secret("${other.session}") });
new zipwhip.ZipwhipWebhook("here", ${hook});
new zipwhip.ZipwhipWebhook("there", ${hook}, { provider: other });`);
    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
    expect(emulator.hooks(other.deviceId)).to.have.length(1);
    await stack.ok("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    const written = await stack.everythingWritten();
    expect(written.includes(other.session.split(":")[0] ?? "none"), "in the state").to.equal(false);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(other.deviceId)).to.deep.equal([]);
  });
});

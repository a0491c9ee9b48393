import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

const HOOK = declare("hook", { event: "receive", url: receiver("receive") });

describe("a session", () => {
  afterEach(tearDown);

  it("that is dead fails a refresh, and the state is intact", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(HOOK);
    await stack.up();
    const before = stack.hooksInState();
    emulator.logout(line.session);
    const run = await stack.fails("refresh", "--yes", "--skip-preview");
    expect(run.text).to.contain("does not accept the session");
    expect(stack.hooksInState().map(({ id, outputs }) => ({ id, outputs }))).to.deep.equal(
      before.map(({ id, outputs }) => ({ id, outputs })),
    );

    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: emulator.login(line.number) });
    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(stack.hooksInState()).to.have.length(1);
  });

  it("rotated in the environment needs no change", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(HOOK);
    await stack.up();
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: emulator.login(line.number) });
    emulator.logout(line.session);
    emulator.clearRequests();
    expect((await stack.up()).text).to.match(/2 unchanged/);
    expect(counts(emulator)).to.deep.equal({});
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("of a hook's own, rotated on the same line, changes the state only", async () => {
    const { emulator, line, stack } = await newBed({ ZIPWHIP_SESSION: "" });
    const program = (session: string) =>
      `new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "${receiver("receive")}", session: "${session}" });`;
    stack.program(program(line.session));
    await stack.up();
    const rotated = emulator.login(line.number);
    emulator.logout(line.session);
    emulator.clearRequests();
    stack.program(program(rotated));
    expect((await stack.up()).text).to.match(/1 updated/);
    expect(counts(emulator)).to.deep.equal({});
    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(stack.hooksInState()).to.have.length(1);
  });

  it("from the stack's config is used, and lies encrypted in the state", async () => {
    const { emulator, line, stack } = await newBed();
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url });
    await stack.ok("config", "set", "--secret", "zipwhip:session", line.session);
    stack.program(HOOK);
    const run = await stack.up();
    expect(run.text).not.to.match(/is a secret; use/);
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
    expect(await stack.everythingWritten()).not.to.contain(line.session.split(":")[0]);
    await stack.ok("refresh", "--yes", "--skip-preview");
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("missing fails the preview, naming the variable and the config key", async () => {
    const { emulator, stack } = await newBed();
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url });
    stack.program(HOOK);
    const run = await stack.fails("preview");
    expect(run.text).to.contain("ZIPWHIP_SESSION").and.to.contain("zipwhip:session");
    expect(counts(emulator)).to.deep.equal({});
  });

  it("is in no state, output, CLI text or emulator log, whatever is done", async () => {
    const { emulator, line, stack } = await newBed({ ZIPWHIP_DEBUG: "1" });
    const other = emulator.createLine();
    const secrets = [line, other].map(({ session }) => session.split(":")[0] ?? "none");
    const program = (path: string) =>
      `const a = ${"new zipwhip.ZipwhipWebhook"}("a", { event: "receive", url: "${receiver(path)}" });
       const b = new zipwhip.ZipwhipWebhook("b", { event: "receive", url: "${receiver(path)}", session: "${other.session}" });
       module.exports = { a: a.webhookId, session: b.session, all: pulumi.output(b).apply((hook) => hook.url) };`;
    const texts: string[] = [];
    const run = async (...args: string[]) => {
      texts.push((await stack.pulumi(...args)).text);
      texts.push(await stack.everythingWritten());
    };
    stack.program(program("one"));
    await run("preview", "--diff");
    await run("up", "--yes");
    stack.program(program("two"));
    await run("up", "--yes", "--diff");
    await run("preview", "--json");
    await run("refresh", "--yes");
    await run("stack", "output");
    await run("stack", "export");
    emulator.logout(other.session);
    await run("refresh", "--yes");
    await run("destroy", "--yes");
    texts.push(JSON.stringify(emulator.requests()));
    expect(texts.join("\n"), "the debug lines are there").to.contain("webhook/list: 200");
    for (const secret of secrets)
      expect(texts.join("\n").includes(secret), "a session was told").to.equal(false);
  });
});

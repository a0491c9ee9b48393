import { expect } from "chai";
import { type StatusOptions, status } from "../../../cli/commands/status";
import { PROVIDER_TYPE } from "../../../provider/declared-provider";
import { DYNAMIC_TYPES, PLUGIN_TYPES } from "../../../provider/resource-types";
import { somebody } from "../../support/cli-world";
import { rejection } from "../../support/expectations";
import { secretValue } from "../../support/stack-double";
import { cliBench, installMany, url } from "./bench";

describe("pulumi-zipwhip status", () => {
  const bench = cliBench();

  /** The installed hooks of the line, as a stack holds them. */
  function holdAll(): string[] {
    const { emulator, line, world } = bench();
    return emulator.hooks(line.deviceId).map((hook, n) => {
      const outputs = { ...hook, line: line.deviceId };
      world.stack.hold({ type: DYNAMIC_TYPES.hook, name: `hook-${n}`, id: hook.webhookId, outputs });
      return hook.webhookId;
    });
  }
  const run = async (options: StatusOptions = {}) => {
    const { world } = bench();
    world.printed.out.length = 0;
    const exitCode = await status(world, { json: true, ...options });
    return { exitCode, ...(world.json() as { lines: { hooks: { status: string }[]; problem?: string }[] }) };
  };
  const installed = () =>
    bench()
      .emulator.hooks(bench().line.deviceId)
      .map(({ webhookId }) => webhookId);

  it("compares 1,000 hooks with one list request, in less than two seconds", async () => {
    const { emulator, line } = bench();
    installMany(emulator, line, 1000);
    holdAll();
    const start = performance.now();
    const { exitCode } = await run();
    const took = performance.now() - start;
    console.log(`      status of 1,000 hooks: ${Math.round(took)} ms, the engine not counted`);
    expect(exitCode).to.equal(0);
    expect(emulator.requests().map(({ path }) => path)).to.deep.equal(["/webhook/list"]);
    expect(took).to.be.below(2000);
  });

  it("opens the state's secrets only where a resource of ours has one, and shows none", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 1);
    holdAll();
    await run();
    expect(world.stack.commands).to.deep.equal(["stack export"]);
    const other = emulator.createLine();
    const hidden = emulator.install(other.deviceId, { event: "send", url: url("x?key=t0ken") });
    const outputs = { ...hidden, url: secretValue(hidden.url), session: secretValue(other.session) };
    world.stack.hold({ type: DYNAMIC_TYPES.hook, name: "hidden", id: hidden.webhookId, outputs });
    const { exitCode, lines } = await run({ urls: true });
    expect(exitCode).to.equal(0);
    expect(lines).to.have.length(2);
    expect(world.stack.commands.at(-1)).to.equal("stack export --show-secrets");
    expect(JSON.stringify(world.printed)).to.not.contain("t0ken").and.not.to.contain(other.session);
  });

  it("takes a session from the inputs, where the plugin leaves it", async () => {
    const { emulator, world } = bench();
    const other = emulator.createLine();
    const hook = emulator.install(other.deviceId, { event: "send", url: url("x") });
    const inputs = { event: "send", url: hook.url, session: secretValue(other.session) };
    const outputs = { ...hook, line: other.deviceId };
    world.stack.hold({ type: PLUGIN_TYPES.hook, name: "plugin", id: hook.webhookId, inputs, outputs });
    const { exitCode, lines } = await run();
    expect(exitCode).to.equal(0);
    // The line of the settings' session carries nothing.
    expect(lines.map(({ hooks }) => hooks.map(({ status }) => status))).to.deep.equal([[], ["same"]]);
    expect(JSON.stringify(world.printed)).not.to.contain(other.session.split(":")[0]);
  });

  it("takes a session from the provider that the program declares, and sends it to that one's address", async () => {
    const { emulator, world } = bench();
    const other = emulator.createLine();
    const hook = emulator.install(other.deviceId, { event: "send", url: url("x") });
    const type = PROVIDER_TYPE;
    // That of the engine itself is no source: the stack's config may hold another session by now.
    for (const [name, session] of [
      ["default", "11111111-1111-4111-8111-111111111111:7"],
      ["support", other.session],
    ] as const)
      world.stack.hold({ type, name, id: "p", inputs: { session: secretValue(session) } });
    const provider = `${world.stack.resources.at(-1)?.urn}::p`;
    const outputs = { ...hook, line: other.deviceId };
    world.stack.hold({ type: PLUGIN_TYPES.hook, name: "plugin", id: hook.webhookId, provider, outputs });
    const { exitCode, lines } = await run();
    expect(exitCode).to.equal(0);
    expect(lines.map(({ hooks }) => hooks.map(({ status }) => status))).to.deep.equal([[], ["same"]]);

    Object.assign(world.env, { ZIPWHIP_API_URL: "", ZIPWHIP_SESSION: "" });
    world.stack.config.set("zipwhip:apiUrl", { value: "http://127.0.0.1:9", secret: false });
    Object.assign(world.stack.resources.at(-2)?.inputs ?? {}, { apiUrl: emulator.url });
    expect((await run()).exitCode, "not to the config's address").to.equal(0);
    expect(JSON.stringify(world.printed)).not.to.contain(other.session.split(":")[0]);
  });

  it("fails where a line could not be looked at, and shows the others all the same", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 1);
    holdAll();
    const other = emulator.createLine();
    const outputs = { webhookId: "7", line: other.deviceId, session: secretValue(other.session) };
    world.stack.hold({ type: DYNAMIC_TYPES.hook, name: "theirs", id: "7", outputs });
    emulator.logout(other.session);
    const { exitCode, lines } = await run();
    expect(exitCode).to.equal(1);
    expect(lines.map(({ hooks, problem }) => [hooks.length, problem !== undefined])).to.deep.equal([
      [1, false],
      [0, true],
    ]);
  });

  it("says what to do where the only line's session is dead or the service is away", async () => {
    const { emulator, line, world } = bench();
    emulator.logout(line.session);
    expect((await rejection(status(world, {}))).message).to.contain("give a live one");
    world.env.ZIPWHIP_API_URL = "http://127.0.0.1:9";
    expect((await rejection(status(world, {}))).message).to.contain("check the network");
  });

  describe("--delete", () => {
    it("asks, and looks again before it deletes what another run may have taken over meanwhile", async () => {
      const { emulator, line, world } = bench();
      installMany(emulator, line, 2);
      const [first = "", second = ""] = installed();
      const asked: string[] = [];
      world.terminal = somebody(asked, "no", "yes");
      expect((await rejection(status(world, { delete: [first] }))).name).to.equal("CancelledError");
      expect(installed()).to.have.length(2);
      expect(await status(world, { delete: [first] })).to.equal(0);
      expect(installed()).to.deep.equal([second]);
      const takenOver = async () => {
        holdAll();
        return "yes";
      };
      world.terminal = { ...somebody(asked), ask: takenOver };
      const error = await rejection(status(world, { delete: [second] }));
      expect(error.message).to.match(/held by the stack's state as "hook-0".*nothing was deleted/);
      expect(installed()).to.deep.equal([second]);
    });

    it("asks once for a session that nothing else has", async () => {
      const { emulator, line, world } = bench();
      installMany(emulator, line, 1);
      world.env.ZIPWHIP_SESSION = "";
      const asked: string[] = [];
      world.terminal = somebody(asked, line.session, "yes");
      expect(await status(world, { delete: installed() })).to.equal(0);
      expect(asked.map((question) => question.startsWith("["))).to.deep.equal([true, false]);
    });

    it("refuses all where one id is no stranger's, and needs --yes where nobody can be asked", async () => {
      const { emulator, line, world } = bench();
      installMany(emulator, line, 1);
      const [held = ""] = holdAll();
      const stranger = emulator.install(line.deviceId, { event: "receive", url: url("receive/0") });
      for (const ids of [
        [stranger.webhookId, held],
        [stranger.webhookId, "12345"],
      ]) {
        const error = await rejection(status(world, { delete: ids, yes: true }));
        expect(error.name).to.equal("NotAStrangerError");
      }
      const named = { delete: [stranger.webhookId] };
      expect((await rejection(status(world, named))).name).to.equal("NeedsAnswerError");
      expect(emulator.requests({ path: "webhook/delete" })).to.deep.equal([]);
      expect(installed()).to.have.length(2);
    });

    it("settles a lost answer by looking", async () => {
      const { emulator, line, world } = bench();
      installMany(emulator, line, 2);
      const [first = "", second = ""] = installed();
      emulator.addFault({ endpoint: "webhook/delete", kind: "cut", when: "after" });
      expect(await status(world, { delete: [first], yes: true })).to.equal(0);
      emulator.addFault({ endpoint: "webhook/delete", kind: "cut", when: "before" });
      expect((await rejection(status(world, { delete: [second], yes: true }))).name).to.equal("UnclearError");
      expect(installed()).to.deep.equal([second]);
    });

    it("looks as well after a refusal, which can mean that another was quicker", async () => {
      const { emulator, line, world } = bench();
      installMany(emulator, line, 2);
      const [first = "", second = ""] = installed();
      emulator.addFault({ endpoint: "webhook/delete", kind: "refuse", response: null, when: "after" });
      expect(await status(world, { delete: [first], yes: true })).to.equal(0);
      emulator.addFault({ endpoint: "webhook/delete", kind: "refuse", response: null });
      expect((await rejection(status(world, { delete: [second], yes: true }))).name).to.equal("RefusedError");
      expect(installed()).to.deep.equal([second]);
    });
  });

  it("takes no stack of another project, also where that holds nothing that would tell", async () => {
    const { emulator, line, world } = bench();
    installMany(emulator, line, 1);
    for (const options of [{}, { delete: installed(), yes: true }]) {
      const error = await rejection(status(world, { stack: "organization/other/dev", ...options }));
      expect(error.message).to.contain(
        'the stack belongs to the project "other", but this folder holds "hooks"',
      );
    }
    expect(installed()).to.have.length(1);
    for (const stack of ["organization/hooks/dev", "organization/dev", "dev"])
      expect((await run({ stack })).exitCode, stack).to.equal(2);
  });
});

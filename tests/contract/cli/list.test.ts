import { expect } from "chai";
import { list } from "../../../cli/commands/list";
import { somebody } from "../../support/cli-world";
import { rejection } from "../../support/expectations";
import { cliBench, url } from "./bench";

describe("pulumi-zipwhip list", () => {
  const bench = cliBench();

  it("shows each hook with its whole URL, and marks identical ones, with one request", async () => {
    const { emulator, line, world } = bench();
    const [a, b] = [1, 2].map(() => emulator.install(line.deviceId, { event: "receive", url: url("a?t=1") }));
    emulator.install(line.deviceId, { event: "send", url: url("b"), method: "PUT" });
    expect(await list(world, {})).to.equal(0);
    const rows = world.printed.out
      .join("\n")
      .split("\n")
      .map((row) => row.split(/\s{2,}/));
    expect(rows.slice(1)).to.deep.include.members([
      [a?.webhookId, "message", "receive", "POST", `= ${b?.webhookId}`, url("a?t=1")],
    ]);
    expect(world.printed.out.join("\n")).to.match(/3 hooks on line \d+, of which 2 are identical/);
    expect(emulator.requests().map(({ path }) => path)).to.deep.equal(["/webhook/list"]);
    expect(world.stack.commands, "the environment has all").to.deep.equal([]);
  });

  it("prints JSON, and neither control characters nor a session that stands in a URL", async () => {
    const { emulator, line, world } = bench();
    const bad = `https://hooks.example.com/\u001b]0;x\u0007?s=${line.session}`;
    emulator.install(line.deviceId, { event: "odd\u001b[2J", url: bad });
    await list(world, { json: true });
    const [hook] = world.json().hooks as { url: string }[];
    expect(hook?.url).to.equal("https://hooks.example.com/?]0;x??s=[session]");
    await list(world, {});
    expect(JSON.stringify(world.printed.out[1])).to.not.contain("\\u001b");
  });

  it("takes session and address from the stack's config, or asks without an echo", async () => {
    const { emulator, line, world } = bench();
    world.env = {};
    world.stack.config.set("zipwhip:apiUrl", { value: emulator.url, secret: false });
    expect((await rejection(list(world, {}))).name).to.equal("NoSessionError");
    const asked: string[] = [];
    world.terminal = somebody(asked, line.session);
    expect(await list(world, {})).to.equal(0);
    expect(asked).to.have.length(1);
    expect(asked[0]).to.match(/^\[/);
    world.stack.config.set("zipwhip:session", { value: line.session, secret: true });
    expect(await list(world, { stack: "prod" })).to.equal(0);
    expect(asked).to.have.length(1);
    expect(world.stack.commands.at(-1)).to.equal("config get zipwhip:session --stack=prod");
  });

  it("refuses a session that stands in the config in clear text", async () => {
    const { emulator, line, world } = bench();
    world.env = { ZIPWHIP_API_URL: emulator.url };
    world.stack.config.set("zipwhip:session", { value: line.session, secret: false });
    expect((await rejection(list(world, {}))).name).to.equal("ClearSessionError");
    expect(emulator.requests()).to.deep.equal([]);
  });

  it("needs no stack where the environment has a session, but one that is named must be there", async () => {
    const { emulator, line, world } = bench();
    world.env = { ZIPWHIP_SESSION: line.session };
    world.stack.failure = { on: "config", stderr: "no stack selected; please use `pulumi stack select`" };
    // The address of the service's own: nothing may be sent to it here.
    expect((await rejection(list(world, { stack: "prod" }))).name).to.equal("NoStackError");
    world.env.ZIPWHIP_API_URL = emulator.url;
    expect(await list(world, {})).to.equal(0);
  });
});

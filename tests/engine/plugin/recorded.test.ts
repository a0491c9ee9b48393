import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { type Conversation, readLog, withNames } from "../../support/plugin/conversation";
import { newBed, receiver, tearDown } from "../support/bed";
import type { Stack } from "../support/stack";

const FIXTURE = resolve(__dirname, "../../fixtures/plugin/life.json");

/** One thing after the other: the order of what is done at the same time differs from run to run. */
const ONE = ["--parallel", "1"];

const program = (path: string) => `
const hook = new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: pulumi.secret("${receiver(path)}") });
new zipwhip.ZipwhipLine("line", { hooks: { send: ["${receiver(path)}"] }, adopt: true }, { dependsOn: hook });`;

/** The engine looks through what a project depends on for the versions of plugins, generated SDKs of ours among it. */
function dependOnPulumiAlone({ project }: Stack): void {
  const modules = join(project, "node_modules");
  rmSync(modules);
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  symlinkSync(resolve(__dirname, "../../../node_modules/@pulumi/pulumi"), join(modules, "@pulumi/pulumi"));
}

/** What is said at all: on a busy machine the engine begins an operation more often, and in another order. */
function distinct(exchanges: readonly object[]): object[] {
  return [...new Set(exchanges.map((exchange) => JSON.stringify(exchange)))]
    .sort()
    .map((text) => JSON.parse(text));
}

describe("the recorded conversation", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  // RECORD=1 writes it anew; what has changed is then seen in the diff.
  it("is what this engine and this plugin say to each other: up, change, refresh, import, destroy", async () => {
    const { emulator, line, stack } = await newBed({ ZIPWHIP_SESSION: "" }, "plugin");
    dependOnPulumiAlone(stack);
    const log = join(stack.folder, "grpc.json");
    await stack.ok("config", "set", "--secret", "zipwhip:session", line.session);
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, PULUMI_DEBUG_GRPC: log });
    const ids: string[] = [];
    const note = () => {
      for (const { webhookId } of emulator.hooks(line.deviceId))
        if (!ids.includes(webhookId)) ids.push(webhookId);
    };
    stack.program(program("one"));
    await stack.ok("up", "--yes", ...ONE);
    note();
    stack.program(program("two"));
    await stack.up(...ONE);
    emulator.edit(ids[0] ?? "", { method: "PUT" });
    await stack.ok("refresh", "--yes", "--skip-preview", ...ONE);
    await stack.up(...ONE);
    emulator.install(line.deviceId, { event: "read", url: receiver("read") });
    note();
    await stack.ok("import", "zipwhip:index:Webhook", "read", ids.at(-1) ?? "", "--yes", "--protect=false");
    await stack.ok("destroy", "--yes", "--skip-preview", ...ONE);

    const names: [string, string][] = [
      [line.session, "session"],
      [line.deviceId, "line"],
      ...ids.map((id, index): [string, string] => [id, `hook ${index + 1}`]),
    ];
    const { text } = await stack.ok("version");
    const said: Conversation = {
      engine: text.trim(),
      exchanges: withNames(readLog(readFileSync(log, "utf8")), names),
    };
    // It holds sessions in clear text.
    rmSync(log);
    if (process.env.RECORD) writeFileSync(FIXTURE, `${JSON.stringify(said, undefined, 1)}\n`);
    if (!existsSync(FIXTURE)) throw new Error("nothing is recorded yet: run this test with RECORD=1");
    const recorded: Conversation = JSON.parse(readFileSync(FIXTURE, "utf8"));
    const answers = ({ exchanges }: Conversation) =>
      exchanges.map(({ method, response }) => ({ method, response }));
    expect(distinct(answers(said))).to.deep.equal(distinct(answers(recorded)));
    // Another engine may ask otherwise, as long as the answers are the same.
    if (said.engine === recorded.engine)
      expect(distinct(said.exchanges)).to.deep.equal(distinct(recorded.exchanges));
  });
});

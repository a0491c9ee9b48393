import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { tearDown } from "../../engine/support/bed";
import { frontOfRun } from "../../engine/support/front";
import { search } from "./search";
import { Stage } from "./stage";

const SECRET = "5ec7e78f0a9b7c6d5e4";
const PLAIN = "91a1n0f9e8d7c6b5a43";
const VERBOSE = ["-v=9", "--logtostderr"];
const SILENT = ["--yes", "--skip-preview"];

/** Three ways of giving a session, and a url that is marked secret and one that is not; each run changes the urls. */
const PROGRAM = (path: number) => `
  const secret = pulumi.secret("https://hooks.example.com/${SECRET}/${path}");
  new zipwhip.ZipwhipWebhook("ambient", { event: "receive", url: secret });
  const own = new zipwhip.ZipwhipWebhook("own", { event: "send", url: secret, session: process.env.OWN_SESSION });
  new zipwhip.ZipwhipWebhook("plain", { event: "read", url: "https://hooks.example.com/${PLAIN}/${path}" });
  module.exports = { own };`;

/**
 * What the engine writes in clear text, of which docs/secrets.md warns. Where this fails the engine has changed: then the
 * page has to be changed with it.
 */
const SHOWN: Record<string, string[]> = {
  "up -v=9 --logtostderr": ["config", "own", "plain url", "secret url"],
  PULUMI_DEBUG_GRPC: ["config", "own", "plain url", "secret url"],
  "--tracing": ["config", "own", "plain url", "secret url"],
  "--event-log": ["plain url"],
  "preview -v=9 --logtostderr": ["config", "own", "plain url", "secret url"],
  "--otel-traces": ["config", "own", "plain url", "secret url"],
  "--save-plan": ["plain url"],
  "refresh -v=9": [],
  "the log file of refresh -v=9": ["config", "own", "plain url", "secret url"],
  "up --debug": [],
  "up --json": ["plain url"],
  "refresh --json": ["plain url"],
  "preview --json": ["plain url"],
  "up --diff": ["plain url"],
  "stack output -v=9 --logtostderr": [],
  "destroy -v=9 --logtostderr": ["config", "plain url"],
  "automatic logs": [],
  "automatic logs, decrypted": ["config", "own", "plain url", "secret url"],
};

/** The plugin is given a resource's inputs as well when it is to delete it. */
const SHOWN_OVER_PLUGIN = {
  ...SHOWN,
  "destroy -v=9 --logtostderr": ["config", "own", "plain url", "secret url"],
};

describe("canaries: what the engine itself writes", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("is what docs/secrets.md says, and never a session from the environment", async () => {
    const stage = await Stage.open();
    const { emulator, line, stack } = stage.bed;
    const [config, own] = [emulator.createLine(), emulator.createLine()];
    stage.release("environment", line.session);
    stage.release("config", config.session);
    stage.release("own", own.session);
    stage.release("secret url", SECRET);
    stage.release("plain url", PLAIN);
    const env = { ZIPWHIP_SESSION: line.session, OWN_SESSION: own.session };
    const debugging = { ...env, PULUMI_EXPERIMENTAL: "1", PULUMI_DEBUG_COMMANDS: "1" };
    stage.setEnv(env);
    await stack.ok("config", "set", "--secret", "zipwhip:session", config.session);
    // As a user's program runs: its host is told the config.
    stack.host = "node";

    const shown: Record<string, string[]> = {};
    const note = (what: string, bytes: Buffer | string) => {
      const found = search(bytes, stage.canaries).map(({ canary }) => canary);
      shown[what] = [...new Set([...(shown[what] ?? []), ...found])].sort();
    };
    let runs = 0;
    const run = async (what: string, ...args: string[]) => {
      stack.program(PROGRAM(++runs));
      const { exitCode, text } = await stack.pulumi(...args);
      expect(exitCode, text).to.equal(0);
      note(what, text);
    };
    const at = (name: string) => join(stack.folder, name);
    const noteFile = (what: string, name: string) => note(what, readFileSync(at(name)));

    stage.setEnv({ ...debugging, PULUMI_DEBUG_GRPC: at("grpc") });
    const files = ["--event-log", at("events"), `--tracing=file:${at("trace")}`];
    await run("up -v=9 --logtostderr", "up", ...SILENT, ...VERBOSE, "--logflow", ...files);
    noteFile("PULUMI_DEBUG_GRPC", "grpc");
    noteFile("--event-log", "events");
    noteFile("--tracing", "trace");
    stage.setEnv(debugging);
    const more = ["--save-plan", at("plan"), `--otel-traces=file://${at("otel")}`];
    await run("preview -v=9 --logtostderr", "preview", ...VERBOSE, ...more);
    noteFile("--save-plan", "plan");
    noteFile("--otel-traces", "otel");
    stage.setEnv(env);
    await run("refresh -v=9", "refresh", ...SILENT, "-v=9");
    for (const name of readdirSync(at("tmp")).filter((file) => /\.log\./.test(file))) {
      noteFile("the log file of refresh -v=9", join("tmp", name));
    }
    await run("up --debug", "up", ...SILENT, "--debug");
    await run("up --json", "up", ...SILENT, "--json");
    await run("refresh --json", "refresh", ...SILENT, "--json");
    await run("preview --json", "preview", "--json");
    await run("up --diff", "up", ...SILENT, "--diff");
    await run("stack output -v=9 --logtostderr", "stack", "output", ...VERBOSE);
    await run("destroy -v=9 --logtostderr", "destroy", ...SILENT, ...VERBOSE);
    stage.setEnv(debugging);
    for (const name of readdirSync(at("home/logs"))) {
      noteFile("automatic logs", join("home/logs", name));
      if (shown["automatic logs, decrypted"]?.length === 4) continue;
      await run("automatic logs, decrypted", "logs", "decrypt", join(at("home/logs"), name));
    }

    const allowed: Record<string, string[]> = frontOfRun() === "plugin" ? SHOWN_OVER_PLUGIN : SHOWN;
    expect(Object.values(shown).flat()).not.to.include("environment");
    const { text: version } = await stack.ok("version");
    if (version.trim() === `v${ownEngine()}`) expect(shown).to.deep.equal(allowed);
    // Another engine may show less, but not more than the page says.
    for (const [what, found] of Object.entries(shown)) expect(allowed[what], what).to.include.members(found);
  });
});

/** The engine that set-up installs. A user's own is taken as well. */
function ownEngine(): string {
  const { devDependencies } = JSON.parse(readFileSync(resolve(__dirname, "../../../package.json"), "utf8"));
  return devDependencies.pulumi;
}

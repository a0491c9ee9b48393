import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import execa from "execa";
import { cliBench, installMany } from "./bench";

const BIN = resolve(__dirname, "../../../dist/cli/main.js");
/** A stack without resources, for the command as a process of its own. */
const PULUMI = `#!/bin/sh
# Fails at once, without a look at what it is given.
if [ "$2" = set ]; then echo 'error: read-only' >&2; exit 255; fi
case "$1" in stack) echo '{"version":3,"deployment":{"resources":[]}}';; *) echo '{}';; esac
`;

describe("pulumi-zipwhip, where nobody reads on", () => {
  const bench = cliBench();

  before(function () {
    if (process.platform === "win32") this.skip();
  });

  /** Runs it with what it prints going to a program that has ended. */
  async function unread(args: string, differing: Record<string, string> = {}) {
    const { emulator, line, world } = bench();
    const programs = join(world.cwd, "bin");
    mkdirSync(programs, { recursive: true });
    writeFileSync(join(programs, "pulumi"), PULUMI, { mode: 0o755 });
    const env = {
      PATH: `${programs}:${process.env.PATH}`,
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      ...differing,
    };
    const pipe = `"${process.execPath}" "${BIN}" ${args} | sleep 0; exit \${PIPESTATUS[0]}`;
    const options = { cwd: world.cwd, env, extendEnv: false, reject: false, timeout: 20_000 } as const;
    return execa("bash", ["-c", pipe], { ...options, stdin: "ignore" });
  }

  it("ends as it would have ended", async () => {
    const { emulator, line } = bench();
    installMany(emulator, line, 3);
    for (const errors of ["", " 2>&1"]) {
      const status = await unread(`status${errors}`);
      expect(status.exitCode, `status${errors}: ${status.stderr}`).to.equal(2);
      expect((await unread(`list${errors}`)).exitCode).to.equal(0);
      const wrong = await unread(`list --json${errors}`, { ZIPWHIP_SESSION: "" });
      expect(wrong.exitCode, `failure${errors}`).to.equal(1);
    }
  });

  it("ends what it has begun", async () => {
    const { emulator, line } = bench();
    installMany(emulator, line, 4);
    const ids = emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId);
    expect((await unread(`status --yes --delete ${ids.join(" ")}`)).exitCode).to.equal(0);
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("ends watching", async () => {
    expect((await unread("watch --json --every 0.1")).exitCode).to.equal(0);
  });

  it("ends a session again that nobody took", async () => {
    const { emulator, line } = bench();
    const sessions = () => emulator.lines()[0]?.sessions.length;
    const credentials = { ZIPWHIP_USERNAME: line.username, ZIPWHIP_PASSWORD: line.password };
    const { exitCode, stderr } = await unread("login --stdout", credentials);
    expect(exitCode).to.equal(1);
    expect(stderr).to.contain("the session was ended again");
    expect(sessions()).to.equal(1);
  });

  it("tells what Pulumi says that ends before it has read a session, each time", async () => {
    const { line } = bench();
    const credentials = { ZIPWHIP_USERNAME: line.username, ZIPWHIP_PASSWORD: line.password };
    for (let run = 0; run < 10; run++) {
      const { stderr } = await unread("login", credentials);
      expect(stderr).to.contain("failed: read-only");
    }
  });
});

import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import execa from "execa";
import { expectOneLine } from "../../support/expectations";
import { SECRET, SESSION } from "../../support/secrets";
import { skipWithout } from "../../support/skip-without";
import { cliBench, installMany } from "./bench";

const ROOT = resolve(__dirname, "../../..");
const BIN = join(ROOT, "dist/cli/main.js");
const COMMANDS = ["list", "import", "status", "watch", "login", "logout"];

describe("pulumi-zipwhip, the command", () => {
  const bench = cliBench();
  const run = (args: string[], env: Record<string, string> = {}) => {
    const options = { cwd: tmpdir(), extendEnv: false, reject: false, stdin: "ignore" } as const;
    return execa(process.execPath, [BIN, ...args], { ...options, env });
  };

  it("has help of one screen for each command, with examples and exit codes", async () => {
    const page = readFileSync(join(ROOT, "docs/cli.md"), "utf8");
    for (const args of [[], ...COMMANDS.map((name) => [name])]) {
      const { stdout, exitCode } = await run([...args, "--help"]);
      expect(exitCode).to.equal(0);
      const lines = stdout.split("\n");
      expect(lines.length, args.join()).to.be.at.most(32);
      expect(Math.max(...lines.map(({ length }) => length)), stdout).to.be.at.most(80);
      expect(stdout).to.contain("Examples:").and.to.contain("Exit codes: 0 ");
      for (const [option] of stdout.matchAll(/--[a-z]+/g)) expect(page).to.contain(option);
    }
  });

  it("ends with 64 where it is used wrongly, and sends nothing", async () => {
    const { emulator, line } = bench();
    const env = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session };
    for (const args of [
      [],
      ["nope"],
      ["list", "--nope"],
      ["list", "extra"],
      ["watch", "--every", "soon"],
      ["login", "--key", "--x"],
      ["login", "--key", "zipwhip:apiUrl", "--username", "x"],
      ["logout", "--key", "zipwhip:apiUrl"],
      ["status", "--delete"],
      ["list", "--cwd", join(tmpdir(), "no-such-folder")],
      ["list", "--cwd", __filename],
    ]) {
      expect((await run(args, env)).exitCode, args.join(" ")).to.equal(64);
    }
    expect(emulator.requests()).to.deep.equal([]);
  });

  it("tells a failure in one line, and with --json as JSON too", async () => {
    const env = { ZIPWHIP_API_URL: "http://127.0.0.1:9", ZIPWHIP_SESSION: SESSION };
    const { stdout, stderr, exitCode } = await run(["list", "--json"], env);
    expect(exitCode).to.equal(1);
    expectOneLine(stderr);
    expect(stderr).to.match(/^pulumi-zipwhip: webhook\/list.*check the network/);
    expect(JSON.parse(stdout).error.name).to.equal("UnavailableError");
    expect(stdout + stderr).not.to.contain(SECRET);
    const nowhere = await run(["status"], env);
    expectOneLine(nowhere.stderr);
    expect(nowhere.stderr).to.contain("no Pulumi project");
  });

  it("is cancelled where the input ends at a question, as by Ctrl-D", async () => {
    const { emulator } = bench();
    const terminal = "data:text/javascript,process.stdin.isTTY = process.stderr.isTTY = true";
    const env = { ZIPWHIP_API_URL: emulator.url };
    for (const input of ["", "\u0004"]) {
      const options = { cwd: tmpdir(), extendEnv: false, reject: false, input, env } as const;
      const ran = await execa(process.execPath, ["--import", terminal, BIN, "list"], options);
      expect(ran.stderr).to.contain("Session of the line").and.to.contain("cancelled; nothing was changed");
      expect(ran.exitCode).to.equal(130);
    }
  });

  it("takes no session from the command line", async () => {
    const { emulator } = bench();
    const env = { ZIPWHIP_API_URL: emulator.url };
    for (const args of [
      ["list", SESSION],
      ["list", "--session", SESSION],
      ["list", `--session=${SESSION}`],
      ["logout", SESSION],
    ]) {
      const { exitCode, stdout, stderr } = await run(args, env);
      expect(exitCode).to.equal(64);
      expect(stdout + stderr).not.to.contain(SECRET);
    }
  });

  it("asks for a session on a terminal, without an echo", async function () {
    const { emulator, line } = bench();
    // Of util-linux: a terminal for a program that has none.
    if (process.platform !== "linux") this.skip();
    if (!existsSync("/usr/bin/script")) skipWithout(this, "the command script of util-linux");
    const env = { ...process.env, ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: "" };
    const command = `"${process.execPath}" "${BIN}" list`;
    const terminal = execa("script", ["-qec", command, "/dev/null"], { cwd: tmpdir(), env, reject: false });
    terminal.stdout?.on("data", (text) => {
      if (String(text).includes("Session of the line")) terminal.stdin?.write(`${line.session}\n`);
    });
    const { stdout, exitCode } = await terminal;
    expect(exitCode, stdout).to.equal(0);
    expect(stdout).to.contain(`0 hooks on line ${line.deviceId}`);
    expect(stdout).not.to.contain(line.session.split(":")[0]);
  });

  it("lets a reader close the pipe", async function () {
    if (process.platform === "win32") this.skip();
    const { emulator, line } = bench();
    installMany(emulator, line, 1000);
    const env = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session };
    const pipe = `"${process.execPath}" "${BIN}" list | head -n 1; exit \${PIPESTATUS[0]}`;
    const listing = await execa("bash", ["-c", pipe], { env, reject: false });
    expect([listing.exitCode, listing.stderr]).to.deep.equal([0, ""]);
  });

  it("ends watching on Ctrl-C at once, with 0", async function () {
    this.timeout(10_000);
    const { emulator, line } = bench();
    const env = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session };
    const watching = run(["watch", "--every", "60"], env);
    watching.stderr?.once("data", () => watching.kill("SIGINT"));
    expect((await watching).exitCode).to.equal(0);
  });
});

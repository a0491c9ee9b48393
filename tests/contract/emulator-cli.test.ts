import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";

const FOLDER = join(__dirname, "../../emulator");
const SOURCE = ["--import", "tsx", join(FOLDER, "src/cli.ts")];
const BUILT = [join(FOLDER, "bin/zipwhip-emulator.js")];

describe("emulator: the command", () => {
  const started: ChildProcess[] = [];

  afterEach(() => {
    for (const child of started.splice(0)) child.kill("SIGKILL");
  });

  function run(program: string[], ...options: string[]) {
    const child = spawn(process.execPath, [...program, ...options], { stdio: ["ignore", "pipe", "pipe"] });
    started.push(child);
    const text = { out: "", err: "" };
    child.stdout.on("data", (part) => {
      text.out += part;
    });
    child.stderr.on("data", (part) => {
      text.err += part;
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const until = async (pattern: RegExp) => {
      for (let n = 0; n < 1500; n += 1) {
        const found = pattern.exec(text.out);
        if (found) return found;
        if (child.exitCode !== null) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`no ${pattern} in: ${text.out}${text.err}`);
    };
    return { child, text, ended, until };
  }

  it("as installed, says first where it listens, and ends with 0 on a signal", async () => {
    const { child, text, ended, until } = run(BUILT, "--port", "0");
    const [, url] = await until(/^zipwhip-emulator listening on (http:\/\/127\.0\.0\.1:\d+)\n/);
    expect((await fetch(`${url}/emulator/lines`)).status).to.equal(200);
    child.kill("SIGTERM");
    expect(await ended).to.equal(0);
    expect(text.out.split("\n")).to.have.length(2);
    expect(text.err).to.equal("");
  });

  it("prints a line to play with, keeps it in a file, and never prints a session but that one", async () => {
    const folder = mkdtempSync(join(tmpdir(), "zipwhip-emulator-"));
    const options = [
      "--port",
      "0",
      "--file",
      join(folder, "state.json"),
      "--big-ids",
      "--latency",
      "1",
      "--line",
    ];
    try {
      const first = run(SOURCE, ...options);
      const [, url] = await first.until(/listening on (\S+)\n/);
      const [, number] = await first.until(/line to play with: (\d+)\. Its session is this emulator's only/);
      const [, session] = await first.until(/ZIPWHIP_SESSION=(\S+)\n/);
      const query = `type=message&event=read&url=https://a.example&session=${session}`;
      const added = await fetch(`${url}/webhook/add?${query}`).then((answer) => answer.text());
      expect(added).to.match(/"webhookId":\d{19},/);
      const printed = first.text.out;
      await fetch(`${url}/emulator/lines`, { method: "POST" });
      first.child.kill("SIGINT");
      expect(await first.ended).to.equal(0);
      expect(first.text.out).to.equal(printed);

      const again = run(SOURCE, ...options);
      const [, kept] = await again.until(/line to play with: (\d+)\./);
      expect(kept).to.equal(number);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("says in one line what is wrong", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const busy = run(SOURCE, "--port", port);
    expect(await busy.ended).to.equal(1);
    expect(busy.text.err).to.match(/^zipwhip-emulator: port \d+ is in use: .*--port 0\n$/);
    taken.close();

    const wrong = run(SOURCE, "--port", "70000");
    expect(await wrong.ended).to.equal(1);
    expect(wrong.text.err).to.match(/^error: .*0 to 65535\.\n$/);
  });

  it("explains itself with examples", async () => {
    const { text, ended } = run(SOURCE, "--help");
    expect(await ended).to.equal(0);
    expect(text.out).to.contain("--port 0").and.to.contain("Examples:");
  });
});

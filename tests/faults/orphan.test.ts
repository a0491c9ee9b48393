import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { expect } from "chai";

const REPOSITORY = resolve(__dirname, "../..");

// As Pulumi's provider process does it: what goes wrong is reported to stderr, also a broken stderr.
const PROGRAM = `
const report = (error) => console.error(error.stack);
process.on("uncaughtException", report);
const provider = require(${JSON.stringify(join(REPOSITORY, "dist", "provider", "dynamic.js"))});
if (process.argv[1] === "ours") provider.configure({ config: { get: () => undefined } });
console.log("ready");
setInterval(() => console.error("something to tell"), 50);
`;

describe("a provider process whose engine was killed", () => {
  async function endOf(whose: string): Promise<number | string> {
    const child = spawn(process.execPath, ["-e", PROGRAM, whose], { stdio: ["ignore", "pipe", "pipe"] });
    await once(child.stdout, "data");
    const exit = once(child, "exit").then(([code]) => Number(code));
    child.stdout.destroy();
    child.stderr.destroy();
    const late = new Promise<string>((done) => setTimeout(() => done("still there"), 4_000).unref());
    const end = await Promise.race([exit, late]);
    child.kill("SIGKILL");
    return end;
  }

  it("ends, where without us it would talk to itself for ever", async () => {
    expect(await Promise.all([endOf("ours"), endOf("Pulumi's")])).to.deep.equal([1, "still there"]);
  });
});

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import execa from "execa";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { engineEnvironment } from "../../tools/lib/engine-environment.mjs";
import { counts, receiver } from "./support/bed";

const REPOSITORY = resolve(__dirname, "../..");
const GROUPS = ["north", "east", "south", "west"];
const LINES = 200;

describe("the fleet example", function () {
  this.timeout(300_000);
  let emulator: Emulator;
  let folder: string;
  let lines: Line[];

  before(async () => {
    emulator = await startEmulator({ port: 0 });
    lines = Array.from({ length: LINES }, () => emulator.createLine());
    folder = mkdtempSync(join(tmpdir(), "zipwhip-fleet-"));
    cpSync(join(REPOSITORY, "examples", "fleet"), folder, {
      recursive: true,
      filter: (path) => !/node_modules|\.fleet|Pulumi\.[^.]+\.yaml/.test(path.slice(REPOSITORY.length)),
    });
    symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"), "dir");
    mkdirSync(join(folder, "state"));
    const rows = lines.map(
      (_, n) => `${GROUPS[n % GROUPS.length]},line${n},${receiver(`${n}/receive`)},${receiver(`${n}/send`)}`,
    );
    writeFileSync(join(folder, "lines.csv"), `group,line,receive,send\n${rows.join("\n")}\n`);
    const sessions = Object.fromEntries(lines.map(({ session }, n) => [`line${n}`, session]));
    writeFileSync(join(folder, "sessions.json"), JSON.stringify(sessions));
  });

  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await emulator.close();
  });

  async function fleet(...args: string[]) {
    const run = await execa(process.execPath, ["--import", "tsx", "fleet.ts", ...args], {
      cwd: folder,
      env: engineEnvironment({
        backend: join(folder, "state"),
        passphrase: "fleet-test",
        extra: { ZIPWHIP_API_URL: emulator.url },
      }),
      extendEnv: false,
      all: true,
      reject: false,
    });
    if (process.env.ENGINE_LOG) console.log(`$ fleet ${args.join(" ")}\n${run.all}`);
    return { exitCode: run.exitCode, text: run.all ?? "" };
  }

  it("runs a stack for each group of a table, says what failed, and goes on where it stopped", async () => {
    const bad = lines[1] as Line;
    emulator.addFault({
      endpoint: "webhook/add",
      line: bad.deviceId,
      kind: "refuse",
      response: null,
      times: 2,
    });
    const first = await fleet("up", "--jobs", "2");
    expect(first.exitCode, first.text).to.equal(1);
    expect(first.text).to.contain("3 of 4 groups are right.");
    const summary = first.text.slice(first.text.indexOf("Failed:"));
    for (const words of ["east:", "(line1)", "was refused", "--resume"]) expect(summary).to.contain(words);
    for (const group of ["north", "south", "west"])
      expect(first.text).to.match(new RegExp(`${group} .*51 create`));
    emulator.clearRequests();

    const second = await fleet("up", "--resume");
    expect(second.exitCode, second.text).to.equal(0);
    expect(second.text).to.contain("4 of 4 groups are right.");
    expect(counts(emulator)["webhook/add"]).to.be.at.most(2);
    const installed = lines.map(({ deviceId }) =>
      emulator
        .hooks(deviceId)
        .map(({ url }) => url)
        .sort(),
    );
    expect(installed).to.deep.equal(lines.map((_, n) => [receiver(`${n}/receive`), receiver(`${n}/send`)]));
    const secrets = lines.map(({ session }) => session.split(":")[0] ?? "");
    const written = first.text + second.text + readFileSync(join(folder, ".fleet", "finished.json"), "utf8");
    expect(secrets.filter((secret) => written.includes(secret))).to.deep.equal([]);
  });

  it("takes one group down again, and only that", async () => {
    const run = await fleet("destroy", "--group", "north");
    expect(run.exitCode, run.text).to.equal(0);
    const left = lines.filter(({ deviceId }) => emulator.hooks(deviceId).length > 0);
    expect(left).to.have.length(150);
  });

  it("says what is wrong with a table before anything runs", async () => {
    writeFileSync(join(folder, "bad.csv"), "group,line,receive\nnorth,nobody,https://hooks.example.com/\n");
    for (const [args, words] of [
      [["up", "--lines", "bad.csv"], 'sessions.json has no session of "nobody"'],
      [["up", "--group", "nowhere"], 'has no group "nowhere"'],
      [["sideways"], "fleet ACTION"],
    ] as const) {
      const run = await fleet(...args);
      expect(run.exitCode).to.equal(1);
      expect(run.text).to.contain(words);
      expect(run.text).not.to.contain("    at ");
    }
  });
});

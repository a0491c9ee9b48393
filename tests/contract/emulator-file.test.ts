import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Emulator, type StartOptions, startEmulator } from "../../emulator/src/index";

describe("emulator: the state file", () => {
  let folder: string;
  let file: string;
  const started: Emulator[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "zipwhip-emulator-"));
    file = join(folder, "state.json");
  });
  afterEach(async () => {
    for (const emulator of started.splice(0)) await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(options: StartOptions): Promise<Emulator> {
    const emulator = await startEmulator(options);
    started.push(emulator);
    return emulator;
  }

  it("keeps lines, sessions and hooks over a restart, for its owner only", async () => {
    const first = await start({ file, bigIds: true });
    const line = first.createLine();
    const second = first.login(line.number);
    const query = new URLSearchParams({
      session: second,
      type: "message",
      event: "read",
      url: "https://a.example",
    });
    await fetch(`${first.url}/webhook/add?${query}`);
    first.install(line.deviceId, { event: "send", url: "https://b.example" });
    await fetch(`${first.url}/user/logout?session=${line.session}`);
    const hooks = first.hooks(line.deviceId);
    expect(hooks).to.have.length(2);
    await first.close();
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    expect(readdirSync(folder)).to.deep.equal(["state.json"]);

    const again = await start({ file });
    expect(again.hooks(line.deviceId)).to.deep.equal(hooks);
    const answer = await fetch(`${again.url}/webhook/list?session=${second}`);
    expect(await answer.text()).to.contain(`"webhookId":${hooks[0]?.webhookId},`);
    expect((await fetch(`${again.url}/webhook/list?session=${line.session}`)).status).to.equal(403);
    const { username, password } = line;
    expect(
      (await fetch(`${again.url}/user/login?${new URLSearchParams({ username, password })}`)).status,
    ).to.equal(200);
    again.reset();
    await again.close();
    expect(JSON.parse(readFileSync(file, "utf8"))).to.deep.equal({
      version: 1,
      lines: [],
      sessions: [],
      hooks: [],
    });
  });

  for (const content of ['{"session": secret', "[]", '{"version":1}', '{"version":1,"lines":[{}]}', "null"]) {
    it(`refuses the file ${content}, and leaves it alone`, async () => {
      writeFileSync(file, content);
      const error = await start({ file }).catch((one) => one);
      expect(error.message).to.match(/^cannot read the state file .*: move it away, or name another/);
      expect(error.message).not.to.contain("secret");
      expect(readFileSync(file, "utf8")).to.equal(content);
    });
  }

  it("says at the start when the file cannot be written", async () => {
    const error = await start({ file: join(folder, "no", "state.json") }).catch((one) => one);
    expect(error.message).to.match(/^cannot write the state file .*ENOENT/);
  });

  it("still answers when the file can no longer be written", async () => {
    const emulator = await start({ file });
    const { session } = emulator.createLine();
    rmSync(folder, { recursive: true });
    const query = new URLSearchParams({ session, type: "message", event: "read", url: "https://a.example" });
    expect((await fetch(`${emulator.url}/webhook/add?${query}`)).status).to.equal(500);
    expect((await fetch(`${emulator.url}/emulator/reset`, { method: "POST" })).status).to.equal(500);
    await emulator.close();
  });
});

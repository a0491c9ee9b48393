import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { expectOneLine } from "../../support/expectations";
import { spellingsOf } from "../../support/secrets";
import { counts, newBed, receiver, tearDown } from "../support/bed";
import { ends } from "./command";

describe("pulumi-zipwhip login and logout, through the engine", () => {
  afterEach(tearDown);

  it("keep a session as a secret of the stack, use it, and end it", async () => {
    const bed = await newBed();
    const { emulator, line, stack } = bed;
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url });
    const config = () => readFileSync(join(stack.project, "Pulumi.dev.yaml"), "utf8");
    expect((await ends(1, bed, ["list"])).stderr).to.contain("pulumi-zipwhip login");

    const env = { ZIPWHIP_USERNAME: line.username };
    const wrong = await ends(1, bed, ["login"], { env, input: "wrong" });
    expectOneLine(wrong.stderr);
    const login = await ends(0, bed, ["login"], { env, input: `${line.password}\n` });
    expect(login.stdout).to.contain(`line ${line.deviceId}`);
    expect(config()).to.match(/zipwhip:session:\s+secure:/);

    const kept = (await stack.ok("config", "get", "zipwhip:session")).text.trim();
    expect(kept.split(":")[1]).to.equal(line.deviceId);
    emulator.install(line.deviceId, { event: "receive", url: receiver("a") });
    const list = await ends(0, bed, ["list"]);
    expect(list.stdout).to.contain(receiver("a")).and.to.contain(`1 hook on line ${line.deviceId}`);

    const logout = await ends(0, bed, ["logout"]);
    expect(config()).not.to.contain("zipwhip:session");
    for (const spelling of spellingsOf(kept)) {
      if (spelling !== line.deviceId)
        expect(`${login.stdout}${list.stdout}${logout.stdout}`).not.to.contain(spelling);
    }
    const dead = await ends(1, bed, ["list"], { env: { ZIPWHIP_SESSION: kept } });
    expectOneLine(dead.stderr.trim());
    expect(counts(emulator)).to.deep.include({ "user/login": 2, "user/logout": 1 });

    const piped = await ends(0, bed, ["login", "--stdout"], { env, input: line.password });
    expect(piped.stdout).to.match(/^[0-9a-f-]{36}:\d+$/);
  });
});

describe("what stops pulumi-zipwhip, through the engine", () => {
  afterEach(tearDown);

  it("is told in one line that says what to do, and nothing is sent", async () => {
    const bed = await newBed();
    const { emulator, line, stack } = bed;
    const told = async (args: string[], words: RegExp, env: Record<string, string | undefined> = {}) => {
      const { stdout, stderr } = await ends(1, bed, args, { env });
      expect(stdout).to.equal("");
      expectOneLine(stderr);
      expect(stderr).to.match(words);
    };
    const away = { PULUMI_BACKEND_URL: undefined, PULUMI_HOME: join(stack.folder, "home") };
    await told(["status"], /not logged in.*pulumi login/, { ...away, PULUMI_ACCESS_TOKEN: undefined });
    await told(["status"], /no stack selected.*pulumi stack select/, { PULUMI_STACK: undefined });
    await told(["import", "-s", "nope"], /no stack named 'nope'.*pulumi stack init/);
    const secrets = { PULUMI_CONFIG_PASSPHRASE: undefined, ZIPWHIP_SESSION: undefined };
    await stack.ok("config", "set", "--secret", "zipwhip:session", line.session);
    await told(["list"], /PULUMI_CONFIG_PASSPHRASE/, secrets);
    await told(["status"], /pulumi. could not be started/, { PATH: "/nowhere" });
    await told(["login", "-u", "1"], /no stack selected/, { PULUMI_STACK: undefined, ZIPWHIP_PASSWORD: "x" });

    stack.program("");
    await stack.up();
    stack.write("Pulumi.yaml", "name: renamed\nruntime: nodejs\n");
    const elsewhere = ["status", "--stack", "organization/engine-test/dev"];
    await told(elsewhere, /stack belongs to the project "engine-test".*"renamed"/);
    expect(counts(emulator)).to.deep.equal({});
  });
});

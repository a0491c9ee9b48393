import { join, resolve } from "node:path";
import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "../support/bed";

const PACK = resolve(__dirname, "../../../policy/pack");

describe("the policy pack", () => {
  afterEach(tearDown);

  it("fails a preview for each rule, on hooks and lines, and no message holds more of a URL than its host", async () => {
    const { emulator, line, stack } = await newBed();
    const session = "0f5ad1c6-95f1-4b0e-9d5e-3c1d1a0b7e11:4711";
    const hooks = { receive: "http://line.example.com/s3cret", read: receiver("both") };
    stack.program(
      declare("hook", {
        event: "send",
        url: "https://hooks.example.com/s3cret?token=s3cret",
        method: "GET",
      }) +
        declare("both", { event: "progress", url: receiver("both"), session }) +
        `new zipwhip.ZipwhipLine("line", { hooks: { ...${JSON.stringify(hooks)}, delete: hook.webhookId.apply((id) => "http://" + id) }, session: "${session.slice(0, -1)}2" });`,
    );
    const { text } = await stack.fails("preview", "--policy-pack", PACK);
    expect(violationsIn(text)).to.have.members([
      "mandatory zipwhip-https-only line",
      "mandatory zipwhip-lines-exclusive line",
      "mandatory zipwhip-no-get hook",
      "mandatory zipwhip-no-token-in-query hook",
      "mandatory zipwhip-one-event-per-url both",
      // One URL is not known yet, and hides nothing of the others.
      ...["https-only", "allowed-hosts", "no-get", "no-token-in-query"].map(
        (rule) => `advisory zipwhip-${rule} line`,
      ),
      "advisory zipwhip-one-event-per-url engine-test-dev",
    ]);
    expect(counts(emulator)).to.deep.equal({});
    expect(policiesIn(text)).not.to.contain("s3cret");
    for (const secret of [session, line.session]) expect(text).not.to.contain(secret.split(":")[0]);
  });

  it("stops an up without a preview before it adds what a rule forbids", async () => {
    const { emulator, stack } = await newBed();
    stack.program(declare("clear", { event: "receive", url: "http://hooks.example.com/receive" }));
    const { text } = await stack.fails("up", "--yes", "--skip-preview", "--policy-pack", PACK);
    expect(violationsIn(text)).to.deep.equal(["mandatory zipwhip-https-only clear"]);
    expect(counts(emulator)).to.deep.equal({});
  });

  it("is told by a file which hosts are allowed and how much each rule weighs, and lets pass what keeps to it", async () => {
    const { emulator, stack } = await newBed();
    const config = {
      all: "mandatory",
      "zipwhip-allowed-hosts": { hosts: ["*.example.com"] },
      "zipwhip-https-only": { except: ["localhost"] },
      "zipwhip-no-get": "advisory",
      "zipwhip-one-event-per-url": "disabled",
      "zipwhip-lines-exclusive": { refuseSingleHooks: true, enforcementLevel: "advisory" },
    };
    const file = join(stack.folder, "rules.json");
    stack.write("../rules.json", JSON.stringify(config));
    const rules = ["--policy-pack", PACK, "--policy-pack-config", file];
    const allowed =
      declare("one", { event: "receive", url: receiver("same") }) +
      declare("two", { event: "send", url: receiver("same"), method: "GET" });
    stack.program(allowed + declare("local", { event: "read", url: "http://localhost/read" }));
    expect(violationsIn((await stack.fails("preview", ...rules)).text)).to.include.members([
      "mandatory zipwhip-allowed-hosts local",
      "advisory zipwhip-no-get two",
      "advisory zipwhip-lines-exclusive one",
    ]);
    stack.write("../misspelt.json", JSON.stringify({ "zipwhip-allowed-hosts": { host: ["*.example.com"] } }));
    const misspelt = ["--policy-pack", PACK, "--policy-pack-config", join(stack.folder, "misspelt.json")];
    expect(policiesIn((await stack.fails("preview", ...misspelt)).text)).to.contain(
      "sets host: there is no such option",
    );
    stack.program(allowed);
    expect(violationsIn((await stack.up(...rules)).text)).to.have.members([
      "advisory zipwhip-no-get two",
      "advisory zipwhip-lines-exclusive one",
      "advisory zipwhip-lines-exclusive two",
    ]);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/add": 2 });
  });
});

/** Each violation as "level rule resource". */
function violationsIn(text: string): string[] {
  const line = /- \[(\w+)\] {2}(\S+) {2}\(\S+: ([\w-]+)\)/g;
  return [...policiesIn(text).matchAll(line)].map(([, level, rule, name]) => `${level} ${rule} ${name}`);
}

function policiesIn(text: string): string {
  const [, after = ""] = text.split("Policies:\n");
  return after.split("\nDiagnostics:")[0] ?? "";
}

import { expect } from "chai";
import { type Bed, declare, newBed, receiver, tearDown } from "../support/bed";
import { PLUGIN_SDK } from "../support/front";

const HOOK = { event: "receive", url: receiver("receive") };
const OTHER = { event: "send", url: receiver("send") };

// The engine starts a process for the dynamic resources, and one for each provider of the plugin.
describe("a line that two provider processes look after", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  const ids = ({ emulator, line }: Bed) =>
    emulator
      .hooks(line.deviceId)
      .map(({ webhookId }) => webhookId)
      .sort();
  const providers = ({ line }: Bed) =>
    ["one", "two"]
      .map(
        (name) =>
          `const ${name} = new zipwhip.Provider("${name}", { session: pulumi.secret("${line.session}") });\n`,
      )
      .join("");
  const noDrift = ({ stack }: Bed) => stack.ok("preview", "--refresh", "--expect-no-changes");

  it("keeps a hook that the plugin adopts, and the dynamic resource lets go", async () => {
    const bed = await newBed({}, "dynamic");
    bed.stack.program(declare("hook", HOOK));
    await bed.stack.up();
    const before = ids(bed);
    bed.stack.program(PLUGIN_SDK + declare("hook", { ...HOOK, adopt: true }));
    await bed.stack.up();
    expect(ids(bed)).to.deep.equal(before);
    await noDrift(bed);
  });

  it("keeps a hook that was imported for the plugin, when the dynamic resource goes", async () => {
    const bed = await newBed({}, "dynamic");
    bed.stack.program(declare("hook", HOOK));
    await bed.stack.up();
    const [id = ""] = ids(bed);
    const options = ["--yes", "--protect=false", "--generate-code=false"];
    await bed.stack.ok("import", "zipwhip:index:Webhook", "hook", id, ...options);
    bed.stack.program(PLUGIN_SDK + declare("hook", HOOK));
    await bed.stack.up();
    expect(ids(bed)).to.deep.equal([id]);
    await noDrift(bed);
  });

  it("keeps a hook that goes under another name from one provider to another", async () => {
    const bed = await newBed({}, "plugin");
    bed.stack.program(providers(bed) + declare("hook", HOOK, "{ provider: one }"));
    await bed.stack.up();
    const before = ids(bed);
    bed.stack.program(providers(bed) + declare("renamed", { ...HOOK, adopt: true }, "{ provider: two }"));
    await bed.stack.up();
    expect(ids(bed)).to.deep.equal(before);
    await noDrift(bed);
  });

  it("does not remove the other's hooks from a line that is to be exclusive", async () => {
    const bed = await newBed({}, "dynamic");
    const program = (exclusive: boolean) =>
      `new zipwhip.ZipwhipLine("line", { hooks: { receive: "${HOOK.url}" }, exclusive: ${exclusive} });\n${PLUGIN_SDK}${declare("other", OTHER)}`;
    bed.stack.program(program(false));
    await bed.stack.up();
    const before = ids(bed);
    bed.stack.program(program(true));
    await bed.stack.up();
    await bed.stack.up("--refresh");
    expect(ids(bed)).to.deep.equal(before);
  });

  it("adds a hook once that both declare, however they overlap", async () => {
    const bed = await newBed({}, "plugin");
    bed.emulator.addFault({ endpoint: "webhook/list", kind: "delay", ms: 1500, times: 2 });
    bed.stack.program(
      providers(bed) + declare("a", HOOK, "{ provider: one }") + declare("b", HOOK, "{ provider: two }"),
    );
    const { text } = await bed.stack.fails("up", "--yes", "--skip-preview", "--continue-on-error");
    expect(ids(bed)).to.have.length.at.most(1);
    expect(text).to.contain("this program declares the same hook twice");
  });
});

import { expect } from "chai";
import { PROVIDER_TEXT } from "../../sdk/provider-text";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

describe("an import file", () => {
  afterEach(tearDown);

  it("with inputs and outputs brings a hook under management, with no diff afterwards", async () => {
    const { emulator, line, stack } = await newBed();
    const hook = emulator.install(line.deviceId, {
      event: "receive",
      url: receiver("receive"),
      method: "PUT",
    });
    const { webhookId, ...inputs } = hook;
    const file = {
      resources: [
        {
          type: "pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook",
          name: "hook",
          id: webhookId,
          inputs: { ...inputs, __provider: PROVIDER_TEXT },
          outputs: { ...hook, line: line.deviceId, __provider: PROVIDER_TEXT },
        },
      ],
    };
    stack.write("import.json", JSON.stringify(file));
    await stack.ok("import", "--file", "import.json", "--generate-code=false", "--yes", "--protect=false");
    expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal([webhookId]);

    stack.program(declare("hook", { event: "receive", url: receiver("receive"), method: "PUT" }));
    emulator.clearRequests();
    const preview = await stack.ok("preview", "--refresh", "--expect-no-changes");
    expect(preview.text).to.match(/2 unchanged|1 unchanged/);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
    await stack.up();

    stack.program(declare("hook", { event: "receive", url: receiver("moved"), method: "PUT" }));
    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.deep.equal([{ ...hook, url: receiver("moved") }]);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("is what the import option is answered with, which cannot work", async () => {
    const { emulator, line, stack } = await newBed();
    const hook = emulator.install(line.deviceId, { event: "receive", url: receiver("receive") });
    stack.host = "node";
    stack.program(
      declare("hook", { event: "receive", url: receiver("receive") }, `{ import: "${hook.webhookId}" }`),
    );
    const { text } = await stack.fails("preview");
    expect(text).to.contain("adopt: true").and.to.contain("pulumi import --file");
    expect(counts(emulator)).to.deep.equal({});
  });
});

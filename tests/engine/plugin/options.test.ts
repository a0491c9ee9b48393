import { expect } from "chai";
import { newBed, receiver, tearDown } from "../support/bed";

describe("a resource's options, by the plugin", function () {
  this.timeout(120_000);
  afterEach(tearDown);

  for (const more of ["", ", deleteBeforeReplace: true"]) {
    it(`\`replaceOnChanges${more}\` leaves no hook behind that is to be adopted as well`, async () => {
      const { emulator, line, stack } = await newBed({}, "plugin");
      for (const path of ["one", "two"]) {
        stack.program(
          `new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "${receiver(path)}", adopt: true }, { replaceOnChanges: ["url"]${more} });`,
        );
        await stack.up();
        expect(emulator.hooks(line.deviceId).map(({ url }) => url)).to.deep.equal([receiver(path)]);
      }
    });
  }

  for (const more of ["", ", deleteBeforeReplace: true"]) {
    it(`\`replaceOnChanges${more}\` takes over what the line itself has, where it adopts`, async () => {
      const { emulator, line, stack } = await newBed({}, "plugin");
      for (const path of ["one", "two"]) {
        stack.program(
          `new zipwhip.ZipwhipLine("line", { hooks: { receive: "${receiver("stays")}", send: "${receiver(path)}" }, adopt: true }, { replaceOnChanges: ["hooks"]${more} });`,
        );
        await stack.up();
        const urls = emulator.hooks(line.deviceId).map(({ url }) => url);
        expect(urls).to.have.members([receiver("stays"), receiver(path)]);
      }
    });
  }

  it("a replace that would double the hook names the ways out, not another resource", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    const program = (method: string) =>
      stack.program(
        `new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "${receiver("one")}", method: "${method}" }, { replaceOnChanges: ["method"] });`,
      );
    program("POST");
    await stack.up();
    program("PUT");
    const { text } = await stack.fails("up", "--yes", "--skip-preview");
    expect(text).to.contain("If you forced a replace").and.not.to.contain("another resource of this program");
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
  });

  it("`replaceOnChanges` makes a new hook of a changed url, before the old one goes", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    const program = (path: string) =>
      stack.program(
        `new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "${receiver(path)}" }, { replaceOnChanges: ["url"] });`,
      );
    program("one");
    await stack.up();
    const [before] = emulator.hooks(line.deviceId);
    program("two");
    await stack.up();
    const after = emulator.hooks(line.deviceId);
    expect(after.map(({ url }) => url)).to.deep.equal([receiver("two")]);
    expect(after[0]?.webhookId).not.to.equal(before?.webhookId);
    const writes = emulator.requests().map(({ path }) => path);
    expect(writes.slice(-2)).to.deep.equal(["/webhook/add", "/webhook/delete"]);
  });

  it("`customTimeouts` end a call that hangs, and the next up looks before it adds", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    stack.program(
      `new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "${receiver("one")}", adopt: true }, { customTimeouts: { create: "2s" } });`,
    );
    emulator.addFault({ endpoint: "webhook/add", when: "before", kind: "hang", times: 1 });
    expect((await stack.fails("up", "--yes", "--skip-preview")).text).to.match(
      /webhook\/add: time-out after (1|0\.\d+) s;/,
    );
    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
  });
});

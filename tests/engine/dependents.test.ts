import { expect } from "chai";
import { counts, newBed, receiver, tearDown } from "./support/bed";

/** Before it replaces b delete-first, the engine diffs c with its old inputs and what depends on b unknown. */
describe("a hook that depends on one that is replaced delete-first", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  const first = (event: string) =>
    `const b = new zipwhip.ZipwhipWebhook("b", { event: "${event}", url: "${receiver("b")}" }, { deleteBeforeReplace: true });`;

  it("is changed in place, as the program says", async () => {
    const { emulator, line, stack } = await newBed();
    const program = (event: string, path: string) =>
      stack.program(`${first(event)}
new zipwhip.ZipwhipWebhook("c", { event: "read", url: "${receiver(path)}", method: b.webhookId.apply(() => "POST") });`);
    program("receive", "one");
    await stack.up();
    const idOf = (event: string) =>
      emulator.hooks(line.deviceId).find((hook) => hook.event === event)?.webhookId;
    const id = idOf("read");
    emulator.clearRequests();
    program("send", "two");
    await stack.up();
    const urls = emulator.hooks(line.deviceId).map(({ url }) => url);
    expect(urls).to.have.members([receiver("b"), receiver("two")]);
    expect(idOf("read")).to.equal(id);
    expect(counts(emulator)).to.include({ "webhook/update": 1, "webhook/add": 1, "webhook/delete": 1 });
  });

  for (const adopt of [false, true]) {
    it(`leaves none behind where it is replaced, too (adopt ${adopt})`, async () => {
      const { emulator, line, stack } = await newBed();
      const program = (event: string) =>
        stack.program(`${first(event)}
new zipwhip.ZipwhipWebhook("c", { event: "${event}", url: b.webhookId.apply(() => "${receiver("c")}"), adopt: ${adopt} });`);
      program("receive");
      await stack.up();
      program("send");
      await stack.up();
      const installed = emulator.hooks(line.deviceId);
      expect(installed.map(({ event }) => event)).to.deep.equal(["send", "send"]);
      expect(installed.map(({ webhookId }) => webhookId)).to.have.members(
        stack.hooksInState().map(({ id }) => id),
      );
    });
  }
});

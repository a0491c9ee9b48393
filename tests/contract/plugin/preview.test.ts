import { expect } from "chai";
import { pluginBed } from "../../support/plugin/bed";
import { LINE_URN } from "../../support/plugin/values";

const URL = "https://hooks.example.com/receive";
const INPUTS = { event: "receive", url: URL, type: "message", method: "POST" };
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** One for each kind of value. */
const MARKERS = [
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

describe("the plugin, over gRPC: previews", () => {
  const bed = pluginBed();
  afterEach(() => expect(bed().calls()).to.deep.equal([]));

  it("answer what is known of a hook to be created: all but its id", async () => {
    const { wire, line } = bed();
    const { id, outs } = await wire.create(INPUTS, { preview: true });
    expect(id).to.equal("");
    expect(outs).to.deep.equal({ ...INPUTS, line: line.deviceId });
  });

  it("answer what is known of a hook to be changed: all", async () => {
    const { wire, line } = bed();
    const olds = { ...INPUTS, webhookId: "7", line: line.deviceId };
    const outs = await wire.update("7", olds, { ...INPUTS, method: "PUT" }, { preview: true });
    expect(outs).to.deep.equal({ ...olds, method: "PUT" });
  });

  it("know the ids of a line's hooks that stay, and not of those to be added", async () => {
    const { wire, line } = bed();
    const kept = { url: URL, method: "POST" };
    const moved = { url: `${URL}/b`, method: "POST" };
    const olds = {
      hooks: { receive: [{ ...kept, webhookId: "7" }], send: [{ url: URL, method: "POST", webhookId: "8" }] },
      line: line.deviceId,
    };
    const news = { hooks: { receive: [kept], send: [moved], read: [kept] } };
    const outs = await wire.update(line.deviceId, olds, news, { urn: LINE_URN, preview: true });
    expect(outs.hooks).to.deep.equal({
      receive: [{ ...kept, webhookId: "7" }],
      send: [{ ...moved, webhookId: "8" }],
      read: [{ ...kept, webhookId: UNKNOWN }],
    });
  });

  for (const marker of MARKERS) {
    it(`take ${marker} for a value that is not known yet`, async () => {
      const { wire, line } = bed();
      const news = { event: marker, url: marker, method: marker, session: marker, adopt: marker };
      const { inputs, failures } = await wire.check(news);
      expect(failures).to.deep.equal([]);
      expect(inputs).to.include({ event: marker, url: marker, type: UNKNOWN });
      const olds = { ...INPUTS, webhookId: "7", line: line.deviceId };
      const { details } = await wire.diff("7", olds, { ...INPUTS, url: marker });
      expect(details).to.deep.equal({ url: "UPDATE" });
      expect((await wire.diff("7", olds, { ...INPUTS, event: marker })).replaces).to.deep.equal(["event"]);
      const { outs } = await wire.create({ ...INPUTS, url: marker }, { preview: true });
      expect(outs.url).to.equal(marker);
      const hooks = await wire.check({ hooks: { receive: [marker], send: marker } }, LINE_URN);
      expect(hooks.failures).to.deep.equal([]);
      const whole = await wire.create({ hooks: marker }, { urn: LINE_URN, preview: true });
      expect(whole.outs.hooks).to.equal(marker);
    });
  }
});

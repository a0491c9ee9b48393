import { expect } from "chai";
import { startEmulator } from "zipwhip-emulator";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

const TWO =
  declare("received", { event: "receive", url: receiver("receive") }) +
  declare("sent", { event: "send", url: receiver("send") });

describe("a session that suddenly lists nothing", () => {
  afterEach(tearDown);

  async function installed() {
    const bed = await newBed();
    bed.stack.program(TWO);
    await bed.stack.up();
    const ids = bed.stack.hooksInState().map(({ id }) => id ?? "");
    return { ...bed, ids };
  }

  it("fails every refresh, with the state intact, until the user says that all are gone", async () => {
    const { emulator, line, stack, ids } = await installed();
    for (const id of ids) emulator.remove(id);
    emulator.clearRequests();
    for (const args of [
      ["refresh", "--yes", "--skip-preview"],
      ["up", "--yes", "--skip-preview", "--refresh"],
      ["preview", "--refresh"],
    ]) {
      const run = await stack.fails(...args);
      expect(run.text).to.contain("lists none of the hooks").and.to.contain("ZIPWHIP_ACCEPT_GONE=true");
      expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal(ids);
    }
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 3 });

    stack.setEnv({
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      ZIPWHIP_ACCEPT_GONE: "true",
    });
    await stack.up("--refresh");
    expect(emulator.hooks(line.deviceId)).to.have.length(2);
    expect(stack.hooksInState()).to.have.length(2);
  });

  it("because it is another API's is told apart from hooks that are gone", async () => {
    const { emulator, line, stack, ids } = await installed();
    const other = await startEmulator({ port: 0 });
    try {
      const there = other.createLine({ deviceId: line.deviceId });
      stack.setEnv({ ZIPWHIP_API_URL: other.url, ZIPWHIP_SESSION: there.session });
      const run = await stack.fails("refresh", "--yes", "--skip-preview");
      expect(run.text).to.contain(`${other.url} lists none of the hooks`);
      expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal(ids);
    } finally {
      await other.close();
    }
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session });
    expect((await stack.up("--refresh")).text).to.match(/3 unchanged/);
  });
});

describe("an identical twin of a hook", () => {
  afterEach(tearDown);

  it("is named by a refresh, to every user", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(TWO);
    await stack.up();
    const twin = emulator.install(line.deviceId, { event: "send", url: receiver("send") });
    const run = await stack.ok("refresh", "--yes", "--skip-preview");
    expect(run.text).to.contain("has an identical twin").and.to.contain(`delete ${twin.webhookId}`);
    expect(emulator.hooks(line.deviceId)).to.have.length(3);
  });
});

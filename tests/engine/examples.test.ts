import { join, resolve } from "node:path";
import { expect } from "chai";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import { counts, receiver } from "./support/bed";
import { Stack } from "./support/stack";

const REPOSITORY = resolve(__dirname, "../..");

describe("the examples", () => {
  let emulator: Emulator;
  let stack: Stack;

  beforeEach(async () => {
    emulator = await startEmulator({ port: 0 });
  });

  afterEach(async () => {
    stack?.remove();
    await emulator.close();
  });

  it("quickstart is what a pulumi up at the root runs", async () => {
    const line = emulator.createLine();
    stack = await Stack.of(REPOSITORY, { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session });
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/add": 3 });
    expect(emulator.hooks(line.deviceId).map(({ event, url }) => `${event} ${url}`)).to.have.members([
      `receive ${receiver("zipwhip/receive")}`,
      `send ${receiver("zipwhip/send")}`,
      `progress ${receiver("zipwhip/progress")}`,
    ]);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  it("two-lines takes each line's session from a config secret", async () => {
    const [support, sales] = [emulator.createLine(), emulator.createLine()];
    stack = await Stack.of(join(REPOSITORY, "examples", "two-lines"), { ZIPWHIP_API_URL: emulator.url });
    await stack.ok("config", "set", "--secret", "supportSession", support.session);
    await stack.ok("config", "set", "--secret", "salesSession", sales.session);
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 2, "webhook/add": 2 });
    for (const [name, { deviceId }] of Object.entries({ support, sales })) {
      expect(emulator.hooks(deviceId).map(({ url }) => url)).to.deep.equal([
        receiver(`zipwhip/${name}/receive`),
      ]);
    }
    const written = await stack.everythingWritten();
    for (const { session } of [support, sales]) expect(written).not.to.contain(session.split(":")[0]);
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect([...emulator.hooks(support.deviceId), ...emulator.hooks(sales.deviceId)]).to.deep.equal([]);
  });
});

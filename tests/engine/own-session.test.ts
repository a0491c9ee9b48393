import { expect } from "chai";
import { type Bed, declare, newBed, receiver, tearDown } from "./support/bed";

const ARGS = { event: "receive", url: receiver("receive") };
const UP = ["up", "--yes", "--skip-preview"];

describe("a session that only the program has yet", () => {
  afterEach(tearDown);

  // A refresh reads with the session of the state: it cannot know the program's.
  async function expectWayOut({ emulator, line, stack }: Bed, session: string): Promise<void> {
    const [hook] = emulator.hooks(line.deviceId);
    stack.program(declare("hook", { ...ARGS, session }));
    const run = await stack.fails(...UP, "--refresh");
    expect(run.text).to.contain("which a `pulumi up` without --refresh takes over");
    expect(stack.hooksInState().map(({ id }) => id)).to.deep.equal([hook?.webhookId]);
    await stack.ok(...UP);
    await stack.ok(...UP, "--refresh", "--expect-no-changes");
    expect(emulator.hooks(line.deviceId)).to.deep.equal([hook]);
  }

  it("in place of a dead one is taken over as the refresh says that fails before", async () => {
    const bed = await newBed();
    const { emulator, line, stack } = bed;
    stack.program(declare("hook", { ...ARGS, session: line.session }));
    await stack.up();
    const live = emulator.login(line.number);
    emulator.logout(line.session);
    await expectWayOut(bed, live);
  });

  it("after the settings have moved to another line is taken over in the same way", async () => {
    const bed = await newBed();
    const { emulator, line, stack } = bed;
    stack.program(declare("hook", ARGS));
    await stack.up();
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: emulator.createLine().session });
    await expectWayOut(bed, line.session);
  });
});

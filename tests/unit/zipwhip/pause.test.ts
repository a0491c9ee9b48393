import { expect } from "chai";
import { Pause } from "../../../zipwhip/transport/pause";
import { FakeClock, ManualClock, settled } from "../../support/clock";

describe("pause", () => {
  it("holds nothing back where nobody asked for it", async () => {
    const clock = new FakeClock();
    await new Pause(clock, () => undefined).over();
    expect(clock.slept).to.deep.equal([]);
  });

  it("lasts as long as was asked for, and what has passed of it counts", async () => {
    const clock = new FakeClock();
    const pause = new Pause(clock, () => undefined);
    pause.ask(3_000);
    clock.advance(1_000);
    await pause.over();
    await pause.over();
    expect(clock.slept).to.deep.equal([2_000]);
  });

  it("holds back all who come, until the end of the longest", async () => {
    const clock = new ManualClock();
    const pause = new Pause(clock, () => undefined);
    const through: string[] = [];
    pause.ask(1_000);
    void pause.over().then(() => through.push("first"));
    pause.ask(4_000);
    pause.ask(2_000);
    void pause.over().then(() => through.push("second"));
    await clock.advance(1_000);
    await clock.advance(2_999);
    expect(through).to.deep.equal([]);
    await clock.advance(1);
    await settled();
    expect(through.sort()).to.deep.equal(["first", "second"]);
  });

  it("tells of a long wait once, of a short one never", () => {
    const told: string[] = [];
    const pause = new Pause(new FakeClock(), (line) => told.push(line));
    pause.ask(4_999);
    expect(told).to.deep.equal([]);
    for (let n = 0; n < 50; n++) pause.ask(20_000);
    expect(told).to.have.length(1);
    expect(told[0]).to.contain("20 s");
  });
});

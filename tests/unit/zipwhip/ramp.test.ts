import { expect } from "chai";
import { Ramp } from "../../../zipwhip/transport/ramp";

const answer = (ramp: Ramp, count: number) => {
  for (let n = 0; n < count; n++) ramp.answered(ramp.start());
};

describe("ramp", () => {
  it("lets all go until the service asks to slow down, and a single one then", () => {
    const ramp = new Ramp(8);
    answer(ramp, 100);
    expect(ramp.width).to.equal(8);
    ramp.slowDown();
    expect(ramp.width).to.equal(1);
  });

  it("lets one more go after each round of answers, up to all", () => {
    const ramp = new Ramp(4);
    ramp.slowDown();
    const widths = Array.from({ length: 8 }, () => {
      answer(ramp, 1);
      return ramp.width;
    });
    expect(widths).to.deep.equal([2, 2, 3, 3, 3, 4, 4, 4]);
  });

  it("does not count what was sent before the last request to slow down", () => {
    const ramp = new Ramp(8);
    const early = ramp.start();
    ramp.slowDown();
    const late = ramp.start();
    for (let n = 0; n < 7; n++) ramp.answered(early);
    expect(ramp.width).to.equal(1);
    ramp.answered(late);
    expect(ramp.width).to.equal(2);
  });
});

import { expect } from "chai";
import { Throttle } from "../../../zipwhip/transport/throttle";
import { ManualClock, settled } from "../../support/clock";
import { rejection } from "../../support/expectations";

/** A throttle whose requests end when the test says so, with the pause that they are answered. */
function setUp(concurrency: number) {
  const clock = new ManualClock();
  const throttle = new Throttle(concurrency, clock, () => undefined);
  const open: ((pauseMs?: number) => void)[] = [];
  const push = (count: number) => {
    for (let n = 0; n < count; n++) {
      const send = () => new Promise<number | undefined>((resolve) => open.push(resolve));
      void throttle.run(send, (pauseMs) => pauseMs);
    }
  };
  return { clock, throttle, open, push };
}

describe("throttle", () => {
  it("sends not a single further request once one is told to wait", async () => {
    const { open, push } = setUp(3);
    push(10);
    await settled();
    expect(open).to.have.length(3);
    open.shift()?.(1_000);
    await settled();
    open.shift()?.();
    await settled();
    expect(open).to.have.length(1);
  });

  it("sends one after the pause, and the next when that is answered, then more and more", async () => {
    const { clock, open, push } = setUp(4);
    push(40);
    await settled();
    for (const answer of open.splice(0)) answer(1_000);
    await settled();
    await clock.advance(999);
    expect(open).to.have.length(0);
    await clock.advance(1);
    const widths: number[] = [];
    for (let round = 0; round < 6; round++) {
      widths.push(open.length);
      for (const answer of open.splice(0)) answer();
      await settled();
    }
    expect(widths).to.deep.equal([1, 2, 3, 4, 4, 4]);
  });

  it("begins with one again when that one is told to wait too", async () => {
    const { clock, open, push } = setUp(4);
    push(8);
    await settled();
    for (const answer of open.splice(0)) answer(1_000);
    for (let round = 0; round < 4; round++) {
      await settled();
      await clock.advance(1_000);
      expect(open).to.have.length(1);
      open.shift()?.(1_000);
    }
  });

  it("waits for what is still on its way before it tries again", async () => {
    const { clock, open, push } = setUp(3);
    push(10);
    await settled();
    open.shift()?.(1_000);
    await settled();
    await clock.advance(1_000);
    expect(open).to.have.length(2);
    for (const answer of open.splice(0)) answer();
    await settled();
    expect(open).to.have.length(1);
  });

  it("takes what was not sent in the end for no answer: after the pause there is still one", async () => {
    const { throttle, clock, open, push } = setUp(4);
    push(1);
    await settled();
    open.shift()?.(1_000);
    await settled();
    for (let n = 0; n < 3; n++) {
      await throttle.run(
        () => Promise.resolve("unsent"),
        () => undefined,
        Promise.resolve(),
        () => false,
      );
    }
    push(8);
    await clock.advance(1_000);
    expect(open).to.have.length(1);
  });

  it("goes on after a request that ended in an unforeseen way", async () => {
    const { throttle } = setUp(1);
    const broken = throttle.run(
      () => Promise.reject(new TypeError("a mistake")),
      () => undefined,
    );
    expect(await rejection(broken)).to.be.instanceOf(TypeError);
    const next = throttle.run(
      () => Promise.resolve(7),
      () => undefined,
    );
    expect(await next).to.equal(7);
  });
});

import { expect } from "chai";
import { SharedList } from "../../../provider/memory/shared-list";
import type { Hook } from "../../../zipwhip";
import { FakeClock, settled } from "../../support/clock";
import { rejection } from "../../support/expectations";

const hook = (webhookId: string, method = "POST"): Hook => ({
  webhookId,
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/a",
  method,
});
const idsOf = (hooks: readonly Hook[]) => hooks.map(({ webhookId }) => webhookId);

/** A list whose answers the test gives by hand, in the order in which they were asked for. */
function held() {
  const clock = new FakeClock();
  const open: { answer: (hooks: Hook[]) => void; fail: (error: Error) => void }[] = [];
  const counts = { asked: 0 };
  const list = new SharedList(() => {
    counts.asked++;
    return new Promise((answer, fail) => open.push({ answer, fail }));
  }, clock.now);
  const next = async () => {
    await settled();
    const first = open.shift();
    if (first === undefined) throw new Error("nothing was asked");
    return first;
  };
  return { list, counts, next, clock };
}

describe("shared list: get", () => {
  it("asks once for fifty who come at the same time, and for all who come later", async () => {
    const { list, counts, next } = held();
    const gets = Array.from({ length: 50 }, () => list.get());
    (await next()).answer([hook("1"), hook("2")]);
    for (const hooks of await Promise.all(gets)) expect(idsOf(hooks)).to.deep.equal(["1", "2"]);
    expect(idsOf(await list.get())).to.deep.equal(["1", "2"]);
    expect(counts.asked).to.equal(1);
  });

  it("leaves what it has handed out as it was, and hands out the same while nothing changes", async () => {
    const { list, next } = held();
    const asked = list.get();
    (await next()).answer([hook("1")]);
    const first = await asked;
    expect(await list.get()).to.equal(first);
    list.note("2", hook("2"));
    expect(idsOf(await list.get())).to.deep.equal(["1", "2"]);
    expect(idsOf(first)).to.deep.equal(["1"]);
  });

  it("shows own writes without asking again", async () => {
    const { list, counts, next } = held();
    const first = list.get();
    (await next()).answer([hook("1"), hook("2")]);
    await first;
    list.note("2", undefined);
    list.note("3", hook("3"));
    list.note("1", hook("1", "PUT"));
    expect(await list.get()).to.deep.equal([hook("1", "PUT"), hook("3")]);
    expect(counts.asked).to.equal(1);
  });

  it("shows own writes that were noted while the list was under way, or before it was asked for", async () => {
    const { list, next } = held();
    list.note("0", hook("0"));
    const first = list.get();
    list.note("1", undefined);
    const { answer } = await next();
    list.note("3", hook("3"));
    answer([hook("1"), hook("2")]);
    expect(idsOf(await first))
      .to.include.members(["2", "0"])
      .and.not.include("1");
    expect(idsOf(await list.get())).to.have.members(["0", "2", "3"]);
  });

  it("shares a failure with all who waited for it", async () => {
    const { list, counts, next } = held();
    const gets = Array.from({ length: 50 }, () => rejection(list.get()));
    const failure = new Error("down");
    (await next()).fail(failure);
    for (const error of await Promise.all(gets)) expect(error).to.equal(failure);
    expect(counts.asked).to.equal(1);
  });

  it("shares a failure for as long as it took to find out, then asks again", async () => {
    const { list, counts, next, clock } = held();
    const first = rejection(list.get());
    const { fail } = await next();
    clock.advance(30_000);
    fail(new Error("down"));
    const failure = await first;
    clock.advance(29_999);
    expect(await rejection(list.get())).to.equal(failure);
    expect(counts.asked).to.equal(1);
    clock.advance(1);
    const again = list.get();
    (await next()).answer([hook("1")]);
    expect(idsOf(await again)).to.deep.equal(["1"]);
    expect(counts.asked).to.equal(2);
  });

  it("asks again at once where a failure took no time", async () => {
    const { list, next } = held();
    const first = rejection(list.get());
    (await next()).fail(new Error("refused"));
    await first;
    const again = list.get();
    (await next()).answer([]);
    expect(await again).to.deep.equal([]);
  });

  it("keeps own writes over a failure", async () => {
    const { list, next } = held();
    const first = rejection(list.get());
    list.note("3", hook("3"));
    (await next()).fail(new Error("down"));
    await first;
    const again = list.get();
    (await next()).answer([hook("1")]);
    expect(idsOf(await again)).to.deep.equal(["1", "3"]);
  });
});

describe("shared list: fresh", () => {
  it("is what all see from then on, at whatever step of it a get comes", async () => {
    for (let steps = 0; steps < 14; steps++) {
      const { list, next } = held();
      const first = list.get();
      (await next()).answer([hook("1")]);
      await first;
      const fresh = list.fresh();
      const asked = await next();
      asked.answer([hook("1"), hook("2")]);
      for (let step = 0; step < steps; step++) await null;
      await Promise.all([fresh, list.get()]);
      expect(idsOf(await list.get()), `${steps} steps`).to.deep.equal(["1", "2"]);
    }
  });

  it("asks although the list is known, and others then see what it showed", async () => {
    const { list, counts, next } = held();
    const first = list.get();
    (await next()).answer([hook("1")]);
    await first;
    const fresh = list.fresh();
    (await next()).answer([hook("2")]);
    expect(idsOf(await fresh)).to.deep.equal(["2"]);
    expect(idsOf(await list.get())).to.deep.equal(["2"]);
    expect(counts.asked).to.equal(2);
  });

  it("never joins a list that is under way: it may have been answered before the write", async () => {
    const { list, counts, next } = held();
    const get = list.get();
    const early = await next();
    const fresh = list.fresh();
    await settled();
    expect(counts.asked).to.equal(1);
    early.answer([]);
    (await next()).answer([hook("1")]);
    expect(await get).to.deep.equal([]);
    expect(idsOf(await fresh)).to.deep.equal(["1"]);
    expect(counts.asked).to.equal(2);
  });

  it("is shared by all who come before it starts", async () => {
    const { list, counts, next } = held();
    const first = list.fresh();
    const early = await next();
    const waiting = Array.from({ length: 20 }, () => list.fresh());
    early.answer([]);
    (await next()).answer([hook("1")]);
    expect(await first).to.deep.equal([]);
    for (const hooks of await Promise.all(waiting)) expect(idsOf(hooks)).to.deep.equal(["1"]);
    expect(counts.asked).to.equal(2);
  });

  it("starts after one under way that fails, and does not fail with it", async () => {
    const { list, next } = held();
    const first = rejection(list.fresh());
    const early = await next();
    const second = list.fresh();
    early.fail(new Error("down"));
    (await next()).answer([hook("1")]);
    expect((await first).message).to.equal("down");
    expect(idsOf(await second)).to.deep.equal(["1"]);
  });

  it("shows what the service shows, own writes not put in; a get after it has them", async () => {
    const { list, next } = held();
    list.note("1", hook("1"));
    const fresh = list.fresh();
    (await next()).answer([]);
    expect(await fresh).to.deep.equal([]);
    expect(idsOf(await list.get())).to.deep.equal(["1"]);
  });

  it("ends the time for which a failure is shared, where it succeeds", async () => {
    const { list, counts, next, clock } = held();
    const first = rejection(list.get());
    const { fail } = await next();
    clock.advance(30_000);
    fail(new Error("down"));
    await first;
    const fresh = list.fresh();
    (await next()).answer([hook("1")]);
    await fresh;
    expect(idsOf(await list.get())).to.deep.equal(["1"]);
    expect(counts.asked).to.equal(2);
  });

  it("leaves the known list alone where it fails", async () => {
    const { list, counts, next } = held();
    const first = list.get();
    (await next()).answer([hook("1")]);
    await first;
    const fresh = rejection(list.fresh());
    (await next()).fail(new Error("down"));
    await fresh;
    expect(idsOf(await list.get())).to.deep.equal(["1"]);
    expect(counts.asked).to.equal(2);
  });
});

import { expect } from "chai";
import { seenInMemory } from "../../receiver";
import { deliver } from "../support/deliver";
import { messageBody } from "../support/payloads";
import { receiverBed } from "../support/receiver-bed";

describe("receiver: what is delivered twice", () => {
  const bed = receiverBed();

  it("hands on once what is delivered twice, also side by side; each status of a progress is one", async () => {
    const seen: string[] = [];
    const { url } = await bed.receiving({}, (it) =>
      it
        .on("progress", async ({ id, statusCode }) => {
          seen.push(`${id} ${statusCode}`);
          await new Promise((done) => setTimeout(done, 30));
        })
        .on("send", ({ id }) => seen.push(`send ${id}`)),
    );
    const progress = (id: string, statusCode: number) =>
      deliver(`${url}/progress`, messageBody(id, { statusCode }));
    const together = await Promise.all([
      progress("7", 1),
      progress("7", 1),
      progress("7", 4),
      progress("8", 1),
    ]);
    expect(together.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    await progress("7", 1);
    await deliver(`${url}/send`, messageBody("7"));
    // One digit beyond what a number of JavaScript can tell apart.
    await progress("634151298329219072", 1);
    await progress("634151298329219073", 1);
    expect(seen.sort()).to.deep.equal([
      "634151298329219072 1",
      "634151298329219073 1",
      "7 1",
      "7 4",
      "8 1",
      "send 7",
    ]);
  });

  it("does not answer well for a second delivery whose first then fails", async () => {
    let runs = 0;
    const { url } = await bed.receiving({}, (it) =>
      it.on("read", async () => {
        runs++;
        await new Promise((done) => setTimeout(done, 50));
        throw new Error("no");
      }),
    );
    const both = await Promise.all([1, 2].map(() => deliver(`${url}/read`, messageBody("1"))));
    expect(both.map(({ status }) => status)).to.deep.equal([503, 503]);
    expect(runs).to.equal(1);
  });

  it("asks a store of the user's own, and does nothing where that fails", async () => {
    const kept = new Set<string>();
    let [broken, runs] = [false, 0];
    const seen = {
      has: async (key: string) => {
        if (broken) throw new Error("gone");
        return kept.has(key);
      },
      add: async (key: string) => void kept.add(key),
    };
    const { url } = await bed.receiving({ seen }, (it) => it.on("receive", () => runs++));
    const status = async () => (await deliver(`${url}/receive`, messageBody("1"))).status;
    expect([await status(), await status()]).to.deep.equal([200, 200]);
    broken = true;
    expect(await status()).to.equal(503);
    expect(runs).to.equal(1);
    expect([...kept]).to.deep.equal(["receive 1 4"]);
    expect(bed.told).to.have.length(1);
  });

  it("hands on once what is delivered twice while a slow store is asked", async () => {
    let handled = 0;
    const seen = {
      has: () => new Promise<boolean>((done) => setTimeout(done, 30, false)),
      add: () => undefined,
    };
    const { url } = await bed.receiving({ seen }, (it) =>
      it.on("send", async () => {
        handled++;
        await new Promise((done) => setTimeout(done, 60));
      }),
    );
    const twice = await Promise.all([1, 2].map(() => deliver(`${url}/send`, messageBody("7"))));
    expect(twice.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(handled).to.equal(1);
  });

  it("hands on once what is delivered twice, also where the store is slower to answer the second", async () => {
    const kept = new Set<string>();
    let [asked, handled] = [0, 0];
    const seen = {
      has: async (key: string) => {
        const known = kept.has(key);
        await new Promise((done) => setTimeout(done, 40 * ++asked));
        return known;
      },
      add: (key: string) => void kept.add(key),
    };
    const { url } = await bed.receiving({ seen }, (it) => it.on("send", () => void handled++));
    const twice = await Promise.all([1, 2].map(() => deliver(`${url}/send`, messageBody("7"))));
    expect(twice.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(handled).to.equal(1);
  });

  it("does not wait for ever for a store, and asks it again at the next delivery", async () => {
    let [silent, handled] = [true, 0];
    const seen = {
      has: () => new Promise<boolean>((done) => silent || done(false)),
      add: () => undefined,
    };
    const { url } = await bed.receiving({ seen, handlerTimeoutMs: 50 }, (it) =>
      it.on("send", () => void handled++),
    );
    const twice = await Promise.all([1, 2].map(() => deliver(`${url}/send`, messageBody("7"))));
    expect(twice.map(({ status }) => status)).to.deep.equal([503, 503]);
    expect(
      bed.told.every((told) => told.startsWith("StoreError: ")),
      bed.told.join(),
    ).to.equal(true);
    silent = false;
    expect((await deliver(`${url}/send`, messageBody("7"))).status).to.equal(200);
    expect(handled).to.equal(1);
  });

  it("remembers so many and no more", async () => {
    let runs = 0;
    const { url } = await bed.receiving({ seen: seenInMemory(2) }, (it) => it.on("receive", () => runs++));
    for (const id of ["1", "2", "3", "3", "1"]) await deliver(`${url}/receive`, messageBody(id));
    expect(runs).to.equal(4);
  });
});

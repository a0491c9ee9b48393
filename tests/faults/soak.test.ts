import { randomInt } from "node:crypto";
import { expect } from "chai";
import { playAll } from "../soak/crew";
import { describeFailure, isBad, totalsLine, totalsOf } from "../soak/report";
import { type Played, planOf } from "../soak/soak";

const RUNS = 3;

describe("convergence from anywhere", function () {
  this.timeout(600_000);

  it(`${RUNS} random histories end with what is declared, nothing lost and nothing doubled`, async () => {
    const seed = Number(process.env.SOAK_SEED ?? randomInt(2 ** 31));
    console.log(`      again: npm run soak -- --seed ${seed} --runs ${RUNS}`);
    const all: Played[] = [];
    const indices = Array.from({ length: RUNS }, (_, index) => index);
    await playAll(seed, indices, 1, (played) => all.push(played));
    console.log(totalsLine(totalsOf(all)).replace(/^/gm, "      "));
    const bad = all.filter(isBad).map((played) => describeFailure(seed, played));
    if (bad.length > 0) throw new Error(bad.join("\n\n"));
    expect(all).to.have.length(RUNS);
  });

  it("the same seed gives the same history", () => {
    expect(planOf(7, 3)).to.deep.equal(planOf(7, 3));
    expect(planOf(7, 3)).to.not.deep.equal(planOf(7, 4));
    expect(planOf(7, 3)).to.not.deep.equal(planOf(8, 3));
  });
});

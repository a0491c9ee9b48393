import { expect } from "chai";
import { allCells, LIVES, type Life, nameOf } from "./matrix/cells";
import { FAULTS } from "./matrix/faults";
import { describeBad, isGood, type Result } from "./matrix/judge";
import { totalsLine, totalsOf } from "./matrix/report/totals";
import { type Matrix, runMatrix } from "./matrix/run-matrix";

for (const front of ["dynamic", "plugin"] as const)
  describe(`the fault matrix, over the ${front} front end`, function () {
    this.timeout(600_000);
    let matrix: Matrix;

    before(async () => {
      matrix = await runMatrix(allCells(), front);
    });

    it("has every call meet every fault", () => {
      const names = allCells().map(nameOf);
      expect(new Set(names).size).to.equal(names.length);
      expect(matrix.results.map(({ cell }) => nameOf(cell))).to.deep.equal(names);
      const endpoints = new Set(matrix.results.map(({ cell }) => LIVES[cell.life].endpoint));
      expect(endpoints.size).to.equal(4);
    });

    for (const life of Object.keys(LIVES) as Life[]) {
      it(`loses, doubles and hides nothing: ${LIVES[life].says}`, () => {
        const own = matrix.results.filter(({ cell }) => cell.life === life);
        expectGood(own);
      });
    }

    it("prints no session and no URL token in any process", () => {
      expect(matrix.leaks).to.equal(0);
    });

    it("says how it ended", () => {
      console.log(`      ${totalsLine(totalsOf(matrix.results))}`);
      expect(Object.keys(FAULTS)).to.have.length.above(25);
    });
  });

function expectGood(results: readonly Result[]): void {
  expect(results).to.not.have.length(0);
  const bad = results.filter((result) => !isGood(result));
  if (bad.length > 0)
    throw new Error(`${bad.length} of ${results.length}:\n${bad.map(describeBad).join("\n")}`);
}

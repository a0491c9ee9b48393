import { tearDown } from "../engine/support/bed";
import { chosenGroups } from "./matrix/chosen";
import { runGroup } from "./matrix/engine/run-group";
import { describeBad, isGood } from "./matrix/judge";
import { totalsLine, totalsOf } from "./matrix/report/totals";

describe("the fault matrix: chosen cells through the whole engine", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  for (const group of chosenGroups()) {
    it(`loses, doubles and hides nothing: ${group.says}`, async () => {
      const results = await runGroup(group);
      console.log(`      ${totalsLine(totalsOf(results))}`);
      const bad = results.filter((result) => !isGood(result));
      if (bad.length > 0) throw new Error(bad.map(describeBad).join("\n"));
    });
  }
});

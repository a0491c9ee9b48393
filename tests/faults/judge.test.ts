import { expect } from "chai";
import type { Cell } from "./matrix/cells";
import { complaintsAbout, type Evidence, remedyIn, verdictOn } from "./matrix/judge";

const CELL: Cell = { life: "add", fault: "cut after", times: "once", next: "up" };

/** A run in which all went well, but for what is given. */
function seen(more: Partial<Evidence> = {}): Evidence {
  return {
    told: [],
    tookMs: 10,
    met: true,
    idsAfterFaults: ["11111"],
    stateAfterFaults: "11111",
    effect: true,
    toldLater: [[]],
    remedies: [],
    idsAtEnd: ["11111"],
    declared: 1,
    stateAtEnd: "11111",
    unrest: [],
    secrets: ["5ec4e7"],
    ...more,
  };
}

const AGAIN = "webhook/add was answered 500: it may have been done or not. Run `pulumi up` again";

describe("the fault matrix: what it calls lost, doubled and well told", () => {
  const verdicts: [what: string, evidence: Partial<Evidence>, verdict: string][] = [
    ["a success", {}, "by itself"],
    ["a remedy that was followed", { remedies: ["adopt: true"] }, "after the remedy"],
    ["two hooks that nobody named", { idsAfterFaults: ["11111", "22222"] }, "doubled"],
    [
      "two hooks, one of them named",
      { idsAfterFaults: ["11111", "22222"], told: ["delete 22222"], remedies: ["delete"] },
      "after the remedy",
    ],
    [
      "three hooks, one of them named",
      { idsAfterFaults: ["11111", "22222", "33333"], told: ["delete 22222"] },
      "doubled",
    ],
    ["two hooks at the end", { idsAtEnd: ["11111", "22222"] }, "doubled"],
    ["no hook at the end", { idsAtEnd: [] }, "lost"],
    ["a hook that no state holds", { stateAtEnd: undefined }, "lost"],
    ["a hook of a deleted resource that stays", { declared: 0, stateAtEnd: undefined }, "lost"],
    ["a deleted hook", { declared: 0, idsAtEnd: [], stateAtEnd: undefined }, "by itself"],
    ["a state of a hook that is gone", { declared: 0, idsAtEnd: [] }, "not converged"],
    ["writes in one more run", { unrest: ["1 writes were sent"] }, "not converged"],
  ];
  for (const [what, evidence, verdict] of verdicts) {
    it(`${what}: ${verdict}`, () => expect(verdictOn(seen(evidence))).to.equal(verdict));
  }

  const complaints: [what: string, evidence: Partial<Evidence>, complaint: RegExp | undefined][] = [
    ["a good message", { told: [AGAIN] }, undefined],
    ["two lines", { told: [`${AGAIN}\nand more`] }, /not one clear line/],
    ["undefined", { told: [`${AGAIN} undefined`] }, /not one clear line/],
    ["no advice", { told: ["webhook/add failed"] }, /what to do/],
    ["a session", { told: [`${AGAIN} 5EC4E7`] }, /holds a secret/],
    ["a secret in a later run", { toldLater: [[`${AGAIN} 5ec4e7`]] }, /holds a secret/],
    ["'nothing was done' where it was", { told: ["nothing was done; try again"] }, /but it was/],
    [
      "'nothing was done' where it was not",
      { told: ["nothing was done; try again"], effect: false },
      undefined,
    ],
    ["a success without effect", { effect: false }, /nothing of the kind/],
    ["a success with another hook in the state", { stateAfterFaults: "22222" }, /nothing of the kind/],
    ["a fault that nobody met", { met: false }, /never met/],
    ["a run that takes too long", { tookMs: 60_000 }, /took 60000 ms/],
  ];
  for (const [what, evidence, complaint] of complaints) {
    it(`${what}: ${complaint === undefined ? "no complaint" : "a complaint"}`, () => {
      const found = complaintsAbout(CELL, seen(evidence)).join("\n");
      if (complaint === undefined) expect(found).to.equal("");
      else expect(found).to.match(complaint);
    });
  }

  it("a refresh that drops a hook which is there: a complaint, except where a well-formed list left it out", () => {
    const dropped = seen({ stateAfterFaults: undefined });
    const cell = { ...CELL, life: "list-refresh" } as const;
    expect(complaintsAbout({ ...cell, fault: "401" }, dropped).join()).to.match(/dropped/);
    expect(complaintsAbout({ ...cell, fault: "stale list" }, dropped)).to.deep.equal([]);
  });

  const remedies: [message: string, remedy: object | undefined][] = [
    ["Run `pulumi up` again: it repeats", { deletes: [], adopt: false, refresh: false, again: true }],
    [
      "since then 2 identical hooks have appeared: 1, 2. Delete all but one, then set `adopt: true` to",
      {
        deletes: ["2"],
        adopt: true,
        refresh: false,
        again: false,
      },
    ],
    [
      "its answer was lost: delete 12, 34. Run `pulumi up` again",
      {
        deletes: ["12", "34"],
        adopt: false,
        refresh: false,
        again: true,
      },
    ],
    ["Run `pulumi up --refresh`: the", { deletes: [], adopt: false, refresh: true, again: false }],
    ["mend what it names", undefined],
  ];
  for (const [message, remedy] of remedies) {
    it(`finds the remedy in "${message}"`, () => expect(remedyIn([message])).to.deep.equal(remedy));
  }
});

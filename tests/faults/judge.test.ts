import { expect } from "chai";
import { allCells, type Cell, LIVES, TIMES } from "./matrix/cells";
import { countChosen } from "./matrix/chosen";
import type { Evidence } from "./matrix/evidence";
import { FAULTS } from "./matrix/faults";
import { complaintsAbout, verdictOn } from "./matrix/judge";
import { remedyIn } from "./matrix/remedy";

const CELL: Cell = { life: "add", fault: "cut after", times: "once", next: "up" };

/** A run in which all went well, but for what is given. */
function seen(more: Partial<Evidence> = {}): Evidence {
  return {
    told: [],
    requests: 3,
    met: true,
    idsAfterFaults: ["11111"],
    stateAfterFaults: "11111",
    effect: true,
    toldLater: [[]],
    idsLater: [["11111"]],
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

const UPDATE: Cell = { ...CELL, life: "update" };
const LIMIT: Cell = { ...CELL, life: "list-create", fault: "stale list" };
const TWO = ["11111", "22222"];

describe("the fault matrix: what it calls lost, doubled and well told", () => {
  const verdicts: [what: string, evidence: Partial<Evidence>, verdict: string, cell?: Cell][] = [
    ["a success", {}, "by itself"],
    ["a remedy that was followed", { remedies: ["adopt: true"] }, "after the remedy"],
    ["two hooks after the faults", { idsAfterFaults: TWO }, "doubled"],
    ["two hooks, the other one named and deleted", { idsAfterFaults: TWO, remedies: ["delete"] }, "doubled"],
    ["two hooks after the next run", { idsLater: [TWO] }, "doubled"],
    ["two hooks at the end", { idsAtEnd: TWO }, "doubled"],
    [
      "two where nobody can tell, one named and deleted",
      { idsLater: [TWO], remedies: ["delete"] },
      "limit",
      LIMIT,
    ],
    ["two where nobody can tell, and nobody told later", { idsAtEnd: TWO }, "doubled", LIMIT],
    ["two where nobody can tell, and one gone unnamed", { idsLater: [TWO] }, "doubled", LIMIT],
    ["no hook at the end", { idsAtEnd: [] }, "lost"],
    ["a hook that no state holds", { stateAtEnd: undefined }, "lost"],
    ["a hook that is gone for one run", { idsAfterFaults: [] }, "lost", UPDATE],
    ["a hook that comes and goes", { idsLater: [[], ["11111"]] }, "lost"],
    ["a hook that is added by the next run", { idsAfterFaults: [] }, "by itself"],
    ["a hook of a deleted resource that stays", { declared: 0, stateAtEnd: undefined }, "lost"],
    [
      "a deleted hook",
      { declared: 0, idsLater: [[]], idsAtEnd: [], stateAtEnd: undefined },
      "by itself",
      { ...CELL, life: "delete" },
    ],
    [
      "a state of a hook that is gone",
      { declared: 0, idsAtEnd: [] },
      "not converged",
      { ...CELL, life: "delete" },
    ],
    ["writes in one more run", { unrest: ["1 writes were sent"] }, "not converged"],
  ];
  for (const [what, evidence, verdict, cell = CELL] of verdicts) {
    it(`${what}: ${verdict}`, () => expect(verdictOn(cell, seen(evidence))).to.equal(verdict));
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
    ["a flood", { requests: 60 }, /sent 60 requests/],
    ["'is installed' where it is not", { told: ["hook 33333 is installed; try again"] }, /it is installed/],
    [
      "'is not installed' where it is",
      { told: ["hook 11111 is not installed; try again"] },
      /is not installed/,
    ],
  ];
  for (const [what, evidence, complaint] of complaints) {
    it(`${what}: ${complaint === undefined ? "no complaint" : "a complaint"}`, () => {
      const found = complaintsAbout(CELL, seen(evidence)).join("\n");
      if (complaint === undefined) expect(found).to.equal("");
      else expect(found).to.match(complaint);
    });
  }

  it("a state that drops a hook which is there: a complaint, but where a refresh was given a list without it", () => {
    const gone = seen({ stateAfterFaults: undefined });
    const refresh = { ...CELL, life: "list-refresh" } as const;
    expect(complaintsAbout({ ...refresh, fault: "status 401" }, gone).join()).to.match(/dropped/);
    expect(complaintsAbout({ ...UPDATE, fault: "stale list" }, gone).join()).to.match(/dropped/);
    expect(complaintsAbout({ ...refresh, fault: "stale list" }, gone)).to.deep.equal([]);
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

describe("the cells of the fault matrix", () => {
  it("are every call with every fault, once, twice and for good", () => {
    const cells = new Set(allCells().map(({ life, fault, times }) => `${life} × ${fault}, ${times}`));
    for (const life of Object.keys(LIVES)) {
      for (const fault of Object.keys(FAULTS)) {
        // A list has no effect that could be late.
        if (life.startsWith("list") && fault.startsWith("late")) continue;
        for (const times of Object.keys(TIMES)) expect(cells).to.include(`${life} × ${fault}, ${times}`);
      }
    }
  });

  it("have every fault that was asked for", () => {
    expect(FAULTS).to.include.all.keys(
      ...[
        "refused",
        "dns",
        "tls",
        "time-out before",
        "time-out after",
        "cut before",
        "cut after",
        "cut body",
      ],
      ...["status 400", "status 401", "status 403", "status 404", "status 409", "429 seconds", "429 date"],
      ...[
        "500 before",
        "500 after",
        "502 before",
        "503 before",
        "false object",
        "false string",
        "false null",
      ],
      ...["empty before", "truncated", "shape before", "stale list", "newest hidden"],
    );
  });

  it("go through the whole engine in forty cases at least", () => {
    expect(countChosen()).to.be.at.least(40);
  });
});

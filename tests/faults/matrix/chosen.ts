import type { Cell, Life, Times } from "./cells";
import type { NetworkFault } from "./faults";

type Choice = Partial<Record<Life, Partial<Record<Times, string[]>>>>;

/** The cells that are tried through the whole engine as well: each is a hook of one program, on a line of its own. */
const ANSWERS: Choice = {
  add: {
    once: [
      ...["time-out before", "time-out after", "cut before", "cut after", "cut body", "status 401"],
      ...["500 before", "500 after", "502 after", "false object", "false after", "empty after", "truncated"],
      ...["shape after", "no envelope", "429 seconds", "429 date", "503 before"],
    ],
    "for good": ["cut after", "500 before", "status 400"],
  },
  update: {
    once: [
      "time-out after",
      "cut before",
      "cut after",
      "500 after",
      "truncated",
      "false null",
      "429 seconds",
    ],
    twice: ["429 date"],
    "for good": ["500 before", "cut after", "status 403"],
  },
  delete: {
    once: [
      "time-out after",
      "cut before",
      "cut after",
      "500 after",
      "empty after",
      "status 404",
      "429 seconds",
    ],
    "for good": ["500 before", "cut before", "status 401"],
  },
  "list-create": { once: ["cut before", "429 seconds"], "for good": ["status 401", "truncated"] },
  "list-settle": { once: ["status 401", "429 date"], "for good": ["500 before", "truncated"] },
  "list-refresh": {
    once: ["500 before"],
    twice: ["429 seconds"],
    "for good": ["status 401", "status 403", "502 before", "truncated", "false null", "empty before"],
  },
};

// Without a network a create ends with its look.
const REFUSED: Choice = Object.fromEntries(
  ["update", "delete", "list-create", "list-refresh"].map((life) => [life, { "for good": ["refused"] }]),
);

/** Cells that go through one program together. */
export interface Group {
  says: string;
  cells: Cell[];
  /** What the network does to all of them. */
  network?: NetworkFault;
}

export function chosenGroups(): Group[] {
  return [
    { says: "answers that go wrong", cells: cellsOf(ANSWERS) },
    { says: "nobody listens", cells: cellsOf(REFUSED), network: "refused" },
  ];
}

function cellsOf(choice: Choice): Cell[] {
  return Object.entries(choice).flatMap(([life, byTimes]) =>
    Object.entries(byTimes).flatMap(([times, faults]) =>
      faults.map((fault) => ({ life: life as Life, fault, times: times as Times, next: "up" as const })),
    ),
  );
}

/** How many cells go through the whole engine. */
export function countChosen(): number {
  return chosenGroups().flatMap(({ cells }) => cells).length;
}

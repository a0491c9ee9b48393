import type { Cell, Life, Times } from "./cells";

/** The cells that are tried through the whole engine as well: each is a hook of one program, on a line of its own, so that one `up` tries many at once. */
const CHOSEN: Record<Life, Partial<Record<Times, string[]>>> = {
  add: {
    once: [
      ...["time-out before", "time-out after", "cut before", "cut after", "cut body", "status 401"],
      ...["500 before", "500 after", "502 after", "false object", "false after", "empty after", "truncated"],
      ...["shape after", "no envelope"],
    ],
    "for good": ["cut after", "500 before", "status 400"],
  },
  update: {
    once: ["time-out after", "cut before", "cut after", "500 after", "truncated", "false null"],
    "for good": ["500 before", "cut after", "status 403"],
  },
  delete: {
    once: ["time-out after", "cut before", "cut after", "500 after", "empty after", "status 404"],
    "for good": ["500 before", "cut before", "status 401"],
  },
  "list-create": { once: ["cut before"], "for good": ["status 401", "truncated"] },
  "list-settle": { once: ["status 401"], "for good": ["500 before", "truncated"] },
  "list-refresh": {
    once: ["500 before"],
    "for good": ["status 401", "status 403", "502 before", "truncated", "false null", "empty before"],
  },
};

/** The chosen cells, in order. */
export function chosenCells(): Cell[] {
  return Object.entries(CHOSEN).flatMap(([life, byTimes]) =>
    Object.entries(byTimes).flatMap(([times, faults]) =>
      faults.map((fault) => ({ life: life as Life, fault, times: times as Times, next: "up" as const })),
    ),
  );
}

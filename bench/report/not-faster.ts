import { COLUMNS } from "../columns/all";
import { OPERATIONS, type Operation } from "../columns/column";
import type { Results } from "../run/results";
import { figure, seconds } from "./figures";
import { inSeconds } from "./words";

const OURS = ["webhook", "line", "plugin"];
const OTHERS = COLUMNS.filter(({ id }) => !OURS.includes(id));

/** Where something else takes less time than we do, with the figures and the reason. */
export function notFaster(results: Results, hooks: number): string[] {
  const time = (column: string, operation: Operation) =>
    figure(results, { column, hooks, operation }, seconds)?.median;
  return OURS.flatMap((ours) =>
    OPERATIONS.flatMap((operation) => {
      const mine = time(ours, operation);
      if (mine === undefined) return [];
      return OTHERS.flatMap(({ id, title }) => {
        const theirs = time(id, operation);
        if (theirs === undefined || theirs >= mine) return [];
        const figures = `${inSeconds(mine)} against ${inSeconds(theirs)}`;
        return [`**${titleOf(ours)}, ${operation}**: ${figures} (${title}): ${reason(id, operation)}.`];
      });
    }),
  );
}

function reason(column: string, operation: Operation): string {
  const writes = operation === "up" || operation === "destroy";
  const asks = writes || operation === "refresh";
  switch (column) {
    case "floor":
      return asks ? "it calls nothing, and we wait for the service" : "it checks nothing and compares little";
    case "curl":
      return "it keeps no state, so nothing is compared or written down, and run twice it installs everything twice";
    case "opentofu":
      return writes
        ? "it has no provider process to start, and runs ten curls at a time"
        : "it asks the service nothing: a hook that somebody changed or deleted is not seen";
    default:
      return "the same engine makes the same calls; we check and remember more";
  }
}

function titleOf(id: string): string {
  return COLUMNS.find((column) => column.id === id)?.title ?? id;
}

import type { Column } from "../columns/column";

/** One scenario to be run. */
export interface Turn {
  column: Column;
  hooks: number;
  repeat: number;
}

/**
 * The order of a run: each repeat goes through all sizes, the columns in turn, forwards and backwards, so that what changes
 * on the machine meanwhile is not always to the same column's cost.
 *
 * @param first the number of the first repeat
 */
export function schedule(
  columns: readonly Column[],
  sizes: readonly number[],
  repeats: number,
  first: number,
): Turn[] {
  return Array.from({ length: repeats }, (_, index) => first + index).flatMap((repeat) =>
    sizes.flatMap((hooks) => {
      const order = repeat % 2 === 0 ? columns : columns.toReversed();
      return order.map((column) => ({ column, hooks, repeat }));
    }),
  );
}

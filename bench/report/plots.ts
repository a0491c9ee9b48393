import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COLUMNS } from "../columns/all";
import { OPERATIONS } from "../columns/column";
import type { Results } from "../run/results";
import { bytesReceived, type Figure, figure, seconds, sizesOf } from "./figures";
import { peakOf } from "./peak";
import { type Curve, logLogPlot } from "./plot";

// Told apart also by those who do not see all colours (Okabe and Ito).
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#555555", "#cc79a7", "#e69f00"];

/** A plot that was drawn. */
export interface Plot {
  file: string;
  title: string;
}

/** Draws all plots into the folder. */
export function drawPlots(results: Results, folder: string): Plot[] {
  const plots = [
    ...OPERATIONS.map((operation) =>
      plot(results, operation.replace(" ", "-"), `${operation}: wall time`, "seconds", (column, hooks) =>
        figure(results, { column, hooks, operation }, seconds),
      ),
    ),
    plot(results, "received", "refresh: received from the service", "bytes", (column, hooks) =>
      figure(results, { column, hooks, operation: "refresh" }, bytesReceived),
    ),
    plot(results, "memory", "peak memory of the provider process", "MB", (column, hooks) =>
      peakOf(results, column, hooks),
    ),
  ];
  mkdirSync(folder, { recursive: true });
  return plots.flatMap(({ file, title, svg }) => {
    if (svg === undefined) return [];
    writeFileSync(join(folder, file), svg);
    return [{ file, title }];
  });
}

function plot(
  results: Results,
  name: string,
  title: string,
  unit: string,
  of: (column: string, hooks: number) => Figure | undefined,
): Plot & { svg: string | undefined } {
  const curves = COLUMNS.flatMap(({ id, title: words }, index): Curve[] => {
    const points = sizesOf(results).flatMap((hooks) => {
      const measured = of(id, hooks);
      // A logarithm knows no nothing.
      return measured === undefined || measured.least <= 0 ? [] : [{ x: hooks, ...measured }];
    });
    return points.length === 0 ? [] : [{ name: words, colour: COLOURS[index] ?? "", points }];
  });
  const svg = curves.length === 0 ? undefined : logLogPlot(title, "hooks", unit, curves);
  return { file: `${name}.svg`, title, svg };
}

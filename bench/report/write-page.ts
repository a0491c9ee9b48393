import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { RECEIVER_FILE, type ReceiverResults } from "../receiver/results";
import { type Results, readResults } from "../run/results";
import { pageOf } from "./page";
import { drawPlots } from "./plots";

export const RESULTS_FILE = "results.json";

/** Draws the plots and writes docs/performance.md from all that was measured. */
export function writePage(page: string | undefined, folder: string): Results | undefined {
  const results = readResults<Results>(join(folder, RESULTS_FILE));
  const receiver = readResults<ReceiverResults>(join(folder, RECEIVER_FILE));
  const plots = results === undefined ? [] : drawPlots(results, folder);
  if (page !== undefined) {
    const path = relative(join(page, ".."), folder).replaceAll("\\", "/");
    writeFileSync(page, pageOf({ results, receiver }, plots, path));
  }
  return results;
}

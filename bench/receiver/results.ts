import { markdownTable } from "markdown-table";
import { figureOf } from "../report/figures";
import { inMB, number, withSpread } from "../report/words";
import type { About } from "../run/results";
import type { ServerName } from "./servers";

export const RECEIVER_FILE = "receiver.json";
const BARE: ServerName = "bare node:http, JSON.parse";

/** What `npm run bench:receiver` measured. */
export interface ReceiverResults {
  about: About;
  /** Of a body. */
  bytes: number;
  /** Requests a second, once a turn. */
  perSecond: Record<ServerName, number[]>;
  /** By the number of deliveries, the heap after them, in bytes. */
  heap: Record<number, number>;
}

/** Requests a second beside peers, and the memory. */
export function receiverTable({ bytes, perSecond, heap }: ReceiverResults): string {
  const bare = figureOf(perSecond[BARE])?.median ?? Number.NaN;
  const rows = Object.entries(perSecond).map(([name, rates]) => {
    const figure = figureOf(rates);
    const share = number((figure?.median ?? Number.NaN) / bare);
    return [name, withSpread(figure, (value) => Math.round(value).toString()), share];
  });
  const memory = Object.entries(heap).map(
    ([deliveries, size]) => `${inMB(size / 1e6)} after ${Number(deliveries).toLocaleString("en")} deliveries`,
  );
  return [
    `POST of ${bytes} bytes over 20 connections, requests a second:`,
    markdownTable([["", "a second", "of the bare one"], ...rows]),
    ...(memory.length === 0 ? [] : [`Heap: ${memory.join(", ")}.`]),
  ].join("\n\n");
}

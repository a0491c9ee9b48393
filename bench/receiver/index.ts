import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { figureOf } from "../report/figures";
import { inMB, number, withSpread } from "../report/words";
import { aboutNow } from "../run/about";
import { load, messages } from "./load";
import { SERVERS, type ServerName } from "./servers";

const FILE = resolve(__dirname, "../results/receiver.json");
const OURS: ServerName = "pulumi-zipwhip/receiver";
const MILLION = 1_000_000;

/** `npm run bench:receiver`: requests a second beside peers, in turn; and the memory over a million deliveries. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      repeats: { type: "string", default: "5" },
      seconds: { type: "string", default: "8" },
      quick: { type: "boolean", default: false },
    },
  });
  const [repeats, seconds] = values.quick ? [2, 2] : [Number(values.repeats), Number(values.seconds)];
  const names = Object.keys(SERVERS) as ServerName[];
  const perSecond = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    ServerName,
    number[]
  >;
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const name of repeat % 2 === 0 ? names : names.toReversed()) {
      const { perSecond: rate } = await load(name, { seconds });
      process.stderr.write(`${name}: ${Math.round(rate)}/s\n`);
      perSecond[name].push(rate);
    }
  }
  const heap: Record<number, number> = {};
  if (!values.quick) {
    for (const requests of [100_000, MILLION]) heap[requests] = (await load(OURS, { requests })).heap;
  }
  const bare = figureOf(perSecond["bare node:http, JSON.parse"])?.median ?? Number.NaN;
  const rows = names.map((name) => {
    const figure = figureOf(perSecond[name]);
    return [
      name,
      withSpread(figure, (value) => Math.round(value).toString()),
      number((figure?.median ?? 0) / bare),
    ];
  });
  const bytes = Buffer.byteLength(messages[0]?.body ?? "");
  console.log(`\nPOST of ${bytes} bytes over 20 connections, requests a second\n`);
  console.log(markdownTable([["", "a second", "of the bare one"], ...rows]));
  for (const [requests, size] of Object.entries(heap)) {
    console.log(`heap after ${requests} deliveries: ${inMB(size / 1e6)}`);
  }
  if (values.quick) return;
  mkdirSync(join(FILE, ".."), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ about: aboutNow(0), bytes, perSecond, heap }, undefined, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(`\nnpm run bench:receiver: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});

import { join } from "node:path";
import { parseArgs } from "node:util";
import { PAGE, PUBLISHED } from "../options";
import { writePage } from "../report/write-page";
import { aboutNow } from "../run/about";
import { writeResults } from "../run/results";
import { load, messages } from "./load";
import { RECEIVER_FILE, type ReceiverResults, receiverTable } from "./results";
import { SERVERS, type ServerName } from "./servers";

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
  const bytes = Buffer.byteLength(messages[0]?.body ?? "");
  const results: ReceiverResults = { about: aboutNow(0), bytes, perSecond, heap };
  console.log(`\n${receiverTable(results)}`);
  if (values.quick) return;
  writeResults(join(PUBLISHED, RECEIVER_FILE), results);
  writePage(PAGE, PUBLISHED);
}

main().catch((error: unknown) => {
  console.error(`\nnpm run bench:receiver: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});

import { join } from "node:path";
import execa from "execa";

const EMPTY = join(__dirname, "empty-module.cjs");

/** What is loaded, each in fresh processes. */
export const LOADS = {
  "an empty module and axios": [EMPTY, "axios"],
  "pulumi-zipwhip/provider": ["pulumi-zipwhip/provider"],
  "pulumi-zipwhip/provider/line": ["pulumi-zipwhip/provider/line"],
  "axios and zod, as the tutorial's": ["axios", "zod"],
} satisfies Record<string, string[]>;

export type Load = keyof typeof LOADS;

/** Milliseconds, one figure for each round. */
export type StartUp = Record<Load, { wall: number[]; cpu: number[] }>;

// Only the loading: a Node process takes its time to start whatever it loads.
const PROGRAM = `
const modules = process.argv.slice(1);
const cpu = process.cpuUsage();
const start = performance.now();
for (const name of modules) require(name);
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ wall, cpu: (user + system) / 1000 }));
`;

/** Loads each in a fresh process, in turn, forwards and backwards. */
export async function measureStartUp(rounds: number): Promise<StartUp> {
  const loads = Object.keys(LOADS) as Load[];
  const measured = Object.fromEntries(
    loads.map((load) => [load, { wall: [], cpu: [] }]),
  ) as unknown as StartUp;
  for (let round = 0; round < rounds; round++) {
    for (const load of round % 2 === 0 ? loads : loads.toReversed()) {
      const { stdout } = await execa(process.execPath, ["-e", PROGRAM, ...LOADS[load]], { cwd: __dirname });
      const { wall, cpu } = JSON.parse(stdout) as { wall: number; cpu: number };
      measured[load].wall.push(wall);
      measured[load].cpu.push(cpu);
    }
  }
  return measured;
}

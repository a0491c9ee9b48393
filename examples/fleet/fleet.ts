import { join } from "node:path";
import { parseArgs } from "node:util";
import { Listr } from "listr2";
import { FinishedGroups } from "./finished-groups";
import { byGroup, type FleetLine, readLines } from "./read-lines";
import { ACTIONS, type Action, runGroup } from "./run-group";

const USAGE = `fleet ACTION [options]

ACTION           ${ACTIONS.join(", ")}
--lines FILE     the table of lines (default: lines.csv)
--sessions FILE  their sessions, as JSON { "line": "session" } (default: sessions.json)
--group NAME     only this group; can be repeated
--jobs N         how many stacks at once (default: 2)
--resume         leave out the groups that the last run has finished`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      lines: { type: "string", default: "lines.csv" },
      sessions: { type: "string", default: "sessions.json" },
      group: { type: "string", multiple: true },
      jobs: { type: "string", default: "2" },
      resume: { type: "boolean", default: false },
    },
  });
  const action = ACTIONS.find((name) => name === positionals[0]);
  const jobs = Number(values.jobs);
  if (action === undefined || positionals.length > 1 || !Number.isInteger(jobs) || jobs < 1)
    throw new Error(USAGE);
  const groups = byGroup(readLines(values.lines, values.sessions));
  const unknown = values.group?.find((name) => !groups.has(name));
  if (unknown !== undefined) throw new Error(`${values.lines} has no group "${unknown}"`);
  const chosen = [...groups].filter(([name]) => values.group?.includes(name) ?? true);
  const finished = new FinishedGroups(join(__dirname, ".fleet", "finished.json"), action, values.resume);
  await runAll(chosen, action, jobs, finished);
}

async function runAll(
  groups: readonly [string, FleetLine[]][],
  action: Action,
  jobs: number,
  finished: FinishedGroups,
): Promise<void> {
  const failed: string[] = [];
  const tasks = new Listr(
    groups.map(([group, lines]) => ({
      title: `${group} (${lines.length} lines)`,
      skip: () => (finished.has(group, lines) ? `${group}: finished by an earlier run` : false),
      task: async (_: unknown, task: { title: string; output: string }) => {
        const heard: string[] = [];
        try {
          const summary = await runGroup(group, lines, action, (line) => {
            heard.push(line);
            task.output = line;
          });
          task.title = `${group} (${lines.length} lines) ${summary}`;
          finished.add(group, lines);
        } catch {
          failed.push(`${group}:\n${diagnostics(heard)}`);
          throw new Error(`${group} failed`);
        }
      },
    })),
    { concurrent: jobs, exitOnError: false, fallbackRenderer: "simple", collectErrors: false },
  );
  await tasks.run();
  const left = failed.length;
  console.log(`${groups.length - left} of ${groups.length} groups are right.`);
  if (left === 0) return;
  console.error(`Failed:\n${failed.join("\n")}\nMend what is named, then run again with --resume.`);
  process.exitCode = 1;
}

// What the engine says at the end: which lines went wrong, and why.
function diagnostics(heard: readonly string[]): string {
  const start = heard.findIndex((line) => line.startsWith("Diagnostics:"));
  const end = heard.findIndex((line) => line.startsWith("Resources:"));
  const said = start < 0 ? heard.slice(-3) : heard.slice(start + 1, end < start ? undefined : end);
  return said.join("\n") || "  it said nothing";
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

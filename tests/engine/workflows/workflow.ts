import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** One step of a job. */
export interface Step {
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  if?: string;
  env?: Record<string, string>;
}

/** A workflow file, as far as it is used here. */
export interface Workflow {
  name: string;
  env?: Record<string, string>;
  permissions?: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress": boolean };
  jobs: Record<string, { if?: string; steps: Step[] }>;
}

/** What a repository and a run give to expressions, such as `secrets.ZIPWHIP_SESSION`. */
export type Given = Record<string, string>;

export function readWorkflow(file: string): Workflow {
  return parse(readFileSync(file, "utf8")) as Workflow;
}

/** The text with its `${{ … }}`; one that is not given is an error. */
export function fill(text: string, given: Given): string {
  return String(text).replace(/\$\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => {
    const value = given[name];
    if (value === undefined) throw new Error(`nothing gives ${name}`);
    return value;
  });
}

/** Runs a job's commands as GitHub does: after a failure only the steps that ask for it. */
export async function runJob(
  { env = {}, jobs }: Workflow,
  given: Given,
  run: (script: string, env: Record<string, string>) => Promise<void>,
): Promise<{ ran: string[]; failure?: Error }> {
  const [job] = Object.values(jobs);
  const ran: string[] = [];
  let failure: Error | undefined;
  for (const step of job?.steps ?? []) {
    const due = { undefined: failure === undefined, "always()": true, "failure()": failure !== undefined };
    if (step.run === undefined || due[String(step.if) as keyof typeof due] !== true) continue;
    const all = Object.entries({ ...env, ...step.env }).map(([name, value]) => [name, fill(value, given)]);
    // Only with `shell: bash` is a failure before a pipe one of the step.
    const strict = step.shell === "bash" ? "set -eo pipefail" : "set -e +o pipefail";
    ran.push(step.name ?? step.run);
    try {
      await run(`(${strict}\n${fill(step.run, given)}\n)`, Object.fromEntries(all));
    } catch (error) {
      failure ??= error as Error;
    }
  }
  return failure === undefined ? { ran } : { ran, failure };
}

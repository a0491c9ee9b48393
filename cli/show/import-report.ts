import type { ImportPlan } from "../writing/plan-import";
import { count } from "./count";
import { plain } from "./plain";

/** What an import has come to. */
export interface ImportOutcome {
  line: string | undefined;
  plan: ImportPlan;
  /** The resources, by name and id. */
  names: { name: string; id: string }[];
  written: string[];
  /** What is to be added to a program that exists. */
  add: { line: string; to: string } | undefined;
  file: string;
  stack: string | undefined;
  inProject: boolean;
  /** Whether the import itself writes the program: for the plugin. */
  engineWrites?: boolean;
  /** The key of the stack's config with the session, where that is not the settings' own. */
  key?: string | undefined;
}

/** What `import` says. Pure. */
export function importReport(outcome: ImportOutcome, json: boolean): string {
  const { line, plan, names, written, add } = outcome;
  const commands = written.length === 0 ? [] : commandsFor(outcome);
  if (json) {
    const left = plan.left.map(({ hook, reason, words }) => ({ webhookId: hook.webhookId, reason, words }));
    const report = { line: line ?? null, resources: names, written, add: add ?? null, commands, left };
    return JSON.stringify(report, undefined, 2);
  }
  const said = [
    written.length === 0
      ? "nothing to import, and nothing was written"
      : `wrote ${written.join(", ")}: ${count(plan.hooks.length, "hook")}`,
    ...plan.left.map(({ hook, words }) => `left out: ${plain(hook.webhookId)} ${plain(words)}`),
  ];
  if (written.length === 0) return said.join("\n");
  const steps = [
    ...(outcome.inProject ? [] : ['make a project and a stack here: see "Your first hooks" in the README']),
    ...(add === undefined ? [] : [`add to ${add.to}:  ${add.line}`]),
    ...commands,
    ...(outcome.engineWrites && outcome.key !== undefined
      ? [`in the program, give these resources the session of ${outcome.key}: the printed code has none`]
      : []),
  ];
  return [...said, "next:", ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join("\n");
}

function commandsFor({ file, stack, engineWrites, key }: ImportOutcome): string[] {
  const chosen = stack === undefined ? "" : ` --stack ${word(stack)}`;
  // By an id alone the plugin looks on the line of its settings, and those come from the environment first.
  const session = key === undefined ? "" : `ZIPWHIP_SESSION="$(pulumi config get ${word(key)}${chosen})" `;
  // It prints the code for the program, in the project's language.
  if (engineWrites) return [`${session}pulumi import --file ${word(file)} --protect=false${chosen}`];
  return [
    `pulumi import --file ${word(file)} --generate-code=false --protect=false${chosen}`,
    `pulumi preview${chosen}`,
  ];
}

// As a shell takes it for one word.
function word(text: string): string {
  return /^[\w./@:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

import type { Command, Plan } from "../plan/plan";

/** The last command: what must put all right. */
export function lastUp(settings: Plan["settings"]): string[] {
  return ["up", "--yes", "--skip-preview", "--refresh", ...options(settings)];
}

/** What shows that all is at rest. */
export const AT_REST = [
  ["up", "--yes", "--skip-preview", "--expect-no-changes"],
  ["preview", "--refresh", "--expect-no-changes"],
];

/** A command's arguments. `urns`: what a forced replace can choose from. */
export function argumentsOf(command: Command, settings: Plan["settings"], urns: readonly string[]): string[] {
  const { verb, pick } = command;
  const quick = command.preview ? [] : ["--skip-preview"];
  const refresh = command.refresh ? ["--refresh"] : [];
  if (verb === "preview") return ["preview", ...refresh];
  if (verb === "refresh") return ["refresh", "--yes", ...quick];
  const target = verb === "replace" ? urns[pick % Math.max(1, urns.length)] : undefined;
  return [
    verb === "destroy" ? "destroy" : "up",
    "--yes",
    ...quick,
    ...refresh,
    ...options(settings),
    ...(target === undefined ? [] : ["--target-replace", target]),
  ];
}

function options({ continueOnError, parallel }: Plan["settings"]): string[] {
  return [
    ...(continueOnError ? ["--continue-on-error"] : []),
    ...(parallel === undefined ? [] : [`--parallel=${parallel}`]),
  ];
}

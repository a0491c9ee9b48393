import { type Column, oneLine } from "./column";
import { curl } from "./curl";
import { opentofu } from "./opentofu";
import { pulumiColumn } from "./pulumi";

/** The hooks of a line where a line is one resource. */
export const HOOKS_OF_A_LINE = 10;

/** All columns, in the order of the tables. */
export const COLUMNS: readonly Column[] = [
  pulumiColumn("webhook", {
    title: "ZipwhipWebhook",
    says: "a resource for each hook, all on one line",
    installs: true,
    lines: oneLine,
  }),
  pulumiColumn("line", {
    title: "ZipwhipLine",
    says: `a resource for each line, ${HOOKS_OF_A_LINE} hooks a line`,
    installs: true,
    lines: (hooks) => Math.max(1, Math.round(hooks / HOOKS_OF_A_LINE)),
  }),
  pulumiColumn("plugin", {
    title: "the plugin",
    says: "`zipwhip:index:Webhook` for each hook, all on one line: the same verbs, as a native plugin",
    installs: true,
    lines: oneLine,
  }),
  pulumiColumn("tutorial", {
    title: "as the tutorials",
    says: "a dynamic provider as tutorials write it: serialised functions over axios and zod, one list for each read",
    installs: true,
    lines: oneLine,
  }),
  pulumiColumn("floor", {
    title: "engine floor",
    says: "as many resources of the same properties whose provider calls nothing: the least that the engine takes",
    installs: false,
    lines: oneLine,
  }),
  opentofu,
  curl,
];

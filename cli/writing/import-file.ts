import { lineInputsOf, lineStateOf } from "../../provider/line/state";
import { DYNAMIC_TYPES } from "../../provider/resource-types";
import { inputsOf, stateOf } from "../../provider/state";
import { PROVIDER_TEXT, PROVIDER_TEXT_OF_LINE } from "../../sdk/provider-text";
import type { Hook } from "../../zipwhip";

/** One resource of an import file. With `outputs` the engine takes it as it is, and asks no provider. */
export interface ImportedResource {
  type: string;
  name: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** What a hook is imported as. Pure. */
export function importedHook(name: string, hook: Hook, line: string | undefined): ImportedResource {
  const state = stateOf(hook, {}, line);
  const provider = { __provider: PROVIDER_TEXT };
  return {
    type: DYNAMIC_TYPES.hook,
    name,
    id: hook.webhookId,
    inputs: { ...inputsOf(state), ...provider },
    outputs: { ...state, ...provider },
  };
}

/** What the hooks of a line are imported as, in one. Pure. */
export function importedLine(
  name: string,
  hooks: readonly Hook[],
  line: string | undefined,
): ImportedResource {
  const state = lineStateOf(hooks, {}, line);
  const provider = { __provider: PROVIDER_TEXT_OF_LINE };
  return {
    type: DYNAMIC_TYPES.line,
    name,
    // As the provider's create names it.
    id: line ?? "line",
    inputs: { ...lineInputsOf(state), ...provider },
    outputs: { ...state, ...provider },
  };
}

/** The file's text. Pure. */
export function importFile(resources: readonly ImportedResource[]): string {
  return `${JSON.stringify({ resources }, undefined, 2)}\n`;
}

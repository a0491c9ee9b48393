import type { CheckFailure } from "../check-fields";
import type { Diff } from "../diff";
import type { Kind } from "../kinds/kind";
import type { Properties } from "../state";
import { context, kept, settingsNow, surroundings } from "./process";
import { telling } from "./telling";

/** A resource that was read; empty: it is gone. */
export interface Read {
  id?: string;
  props?: Properties;
  inputs?: Properties;
}

/** The verbs of one kind of resource, as Pulumi's dynamic provider process calls them. */
export function dynamicVerbs(kind: Kind) {
  return {
    async check(
      _olds: Properties,
      news: Properties,
    ): Promise<{ inputs: Properties; failures: CheckFailure[] }> {
      return telling([news], async () => kind.check(news, surroundings()));
    },
    async diff(id: string, olds: Properties, news: Properties): Promise<Diff> {
      return telling([olds, news], async () => {
        const diff = kind.diff(id, olds, news, settingsNow().settings, kept);
        return isOfPlugin(olds, news) ? { ...diff, changes: true } : diff;
      });
    },
    async create(inputs: Properties): Promise<{ id: string; outs: Properties }> {
      return telling([inputs], () => kind.create(inputs, context()));
    },
    async read(id: string, olds: Properties): Promise<Read> {
      return telling([olds], async () => {
        const found = await kind.read(id, olds, context());
        return found === undefined ? {} : { id, props: found.outs, inputs: found.inputs };
      });
    },
    async update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }> {
      return telling([news, olds], async () => ({ outs: await kind.update(id, olds, news, context()) }));
    },
    async delete(id: string, olds: Properties): Promise<void> {
      return telling([olds], () => kind.remove(id, olds, context()));
    },
  };
}

// A state that the plugin has written lacks what names this module, and without it the process could neither read nor
// delete the resource: the update puts it there.
function isOfPlugin(olds: Properties, news: Properties): boolean {
  return olds.__provider === undefined && typeof news.__provider === "string";
}

/**
 * The front end for Pulumi's dynamic provider process, for a line, and a permanent promise, as `dynamic.ts` is: every state
 * of a line asks for this module by its path `pulumi-zipwhip/provider/line`.
 */
import { dynamicVerbs, type Read } from "./front-end/verbs";
import { LINE } from "./kinds/line";

export { configure } from "./front-end/process";

const verbs = dynamicVerbs(LINE);
export const { check, diff, create, update } = verbs;
/** A line is never gone. */
export const read = verbs.read as (...given: Parameters<typeof verbs.read>) => Promise<Required<Read>>;
const remove = verbs.delete;

export { remove as delete };

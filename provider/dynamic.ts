/**
 * The front end for Pulumi's dynamic provider process, for a single hook, and a permanent promise: every state ever
 * written asks for this module by its path `pulumi-zipwhip/provider`. It must go on reading all shapes of state that were
 * ever written.
 */
import { dynamicVerbs } from "./front-end/verbs";
import { HOOK } from "./kinds/hook";

export { configure } from "./front-end/process";

const verbs = dynamicVerbs(HOOK);
export const { check, diff, create, read, update } = verbs;
const remove = verbs.delete;

export { remove as delete };

/**
 * The `__provider` of every hook: the one text in which the program and the provider meet. It is written into each
 * state, which asks for this path for ever; so it never changes, and the path stays.
 */
export const PROVIDER_TEXT = 'exports.handler = () => require("pulumi-zipwhip/provider")';

/** The `__provider` of every line, as permanent as that of a hook. */
export const PROVIDER_TEXT_OF_LINE = 'exports.handler = () => require("pulumi-zipwhip/provider/line")';

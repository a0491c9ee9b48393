/**
 * The engine's address among the arguments. There may be none: a test starts a plugin without, and tells it the address
 * by Attach. Flags (`--logtostderr`, `-v=9`, `--tracing URL`, and whatever comes one day) are let pass.
 */
export function engineAddress(args: readonly string[]): string | undefined {
  return args.findLast((arg) => /^[^-\s/][^\s/]*:\d+$/.test(arg));
}

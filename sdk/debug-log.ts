import * as pulumi from "@pulumi/pulumi";

type Debug = typeof pulumi.log.debug;

/** How the SDK begins what it says once a resource of ours, or of the plugin, or its provider is registered or read. */
const OURS =
  /^(Register|Read)Resource RPC finished: resource:.*\[(pulumi-nodejs:dynamic\/zipwhip:|zipwhip:index:|pulumi:providers:zipwhip\])/;

const quiet = new WeakSet<Debug>();

/**
 * Keeps what a resource of ours was answered out of Pulumi's debug log. The SDK writes whole answers there, with all
 * secrets in clear text; and `pulumi up --json`, `--debug` and the events of the Automation API show that log to anybody.
 */
export function quietDebugLog(): void {
  const debug = pulumi.log.debug;
  if (quiet.has(debug)) return;
  const wrapped: Debug = (message, ...rest) => debug(withoutAnswer(message), ...rest);
  quiet.add(wrapped);
  // The log is the SDK's own, and might not let itself be changed one day: then all is as it was.
  Reflect.set(pulumi.log, "debug", wrapped);
}

/** The line without the answer, where it is about a resource of ours. */
export function withoutAnswer(message: string): string {
  return OURS.test(message)
    ? message.replace(/, resp: .*/s, ", resp: (not shown: it can hold secrets)")
    : message;
}

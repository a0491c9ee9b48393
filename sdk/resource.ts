import * as pulumi from "@pulumi/pulumi";
import { refuseClearSession } from "./clear-config";
import { programError } from "./program-error";

/**
 * What a resource of this package hands to Pulumi: the arguments, the session as a secret, a place for each output, and
 * the text that names the provider.
 */
export function inputsWith(
  args: { session?: pulumi.Input<string> },
  outputs: readonly string[],
  provider: string,
  opts: pulumi.CustomResourceOptions,
): { inputs: pulumi.Inputs; options: pulumi.CustomResourceOptions } {
  refuseClearSession();
  const given = args ?? {};
  const inputs = {
    // Whatever JavaScript programs give beyond the arguments is named by the provider's check.
    ...given,
    ...(given.session === undefined ? {} : { session: pulumi.secret(given.session) }),
    // Without a place here an output does not exist on the resource.
    ...Object.fromEntries(
      outputs.filter((output) => !(output in given)).map((output) => [output, undefined]),
    ),
    __provider: provider,
  };
  const secret = given.session === undefined ? {} : { additionalSecretOutputs: ["session"] };
  return { inputs, options: pulumi.mergeOptions(opts, secret) };
}

/** Refuses the `import` option: the engine would read without a provider, and fail with "Cannot read properties of undefined". */
export function refuseImport(name: string, opts: pulumi.CustomResourceOptions): void {
  if (opts.import === undefined) return;
  throw programError(
    `"${name}": a dynamic resource cannot be imported by the \`import\` option. Take hooks over with \`adopt: true\`, or import with \`pulumi import --file\` (see the README)`,
  );
}

import * as pulumi from "@pulumi/pulumi";

/** An error that fails the program, shown on the resource where there is one, without the stack of this package. */
export function programError(text: string, resource?: pulumi.Resource): Error {
  const error =
    resource === undefined ? new pulumi.RunError(text) : new pulumi.ResourceError(text, resource, true);
  // The SDK inspects what is thrown, which takes Node 20 half a minute where the stack has frames of node_modules.
  error.stack = `${error.name}: ${text}`;
  return error;
}

import { VERSION } from "../version";
import { packageSchema } from "./index";

/** The schema as a file, at the place where Pulumi's tools and its registry look for it, from the root of the repository. */
export function schemaFile(): { path: string; text: string } {
  const text = `${JSON.stringify({ ...packageSchema(), version: VERSION }, undefined, 2)}\n`;
  return { path: "provider/cmd/pulumi-resource-zipwhip/schema.json", text };
}

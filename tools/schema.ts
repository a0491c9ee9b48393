import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { schemaFile } from "../plugin/schema/file";

/** Writes the schema where Pulumi's tools and its registry look for it. */
const { path, text } = schemaFile();
writeFileSync(join(resolve(__dirname, ".."), path), text);

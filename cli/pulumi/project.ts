import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { NoProjectError, UnreadableError } from "../errors";

const FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

const shape = z.object({
  name: z.string(),
  runtime: z.union([
    z.string().transform((name) => ({ name, options: {} as { typescript?: boolean | undefined } })),
    z.object({
      name: z.string(),
      options: z
        .object({ typescript: z.boolean().optional().catch(undefined) })
        .nullish()
        .transform((options) => options ?? {}),
    }),
  ]),
  main: z.string().optional(),
});

/** A Pulumi project, as far as it matters here. */
export interface Project extends z.infer<typeof shape> {
  /** The folder of its Pulumi.yaml. */
  folder: string;
}

/** The project of a folder: that of the nearest Pulumi.yaml, as the engine looks for it. */
export function findProject(cwd: string): Project | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file !== undefined) return { ...readProject(file), folder };
    if (dirname(folder) === folder) return undefined;
  }
}

/** As `findProject`, where there must be one. */
export function requireProject(cwd: string): Project {
  const project = findProject(cwd);
  if (project === undefined) throw new NoProjectError(cwd);
  return project;
}

function readProject(file: string): z.infer<typeof shape> {
  try {
    return shape.parse(parse(readFileSync(file, "utf8")));
  } catch {
    throw new UnreadableError(file, "it needs at least a name and a runtime");
  }
}

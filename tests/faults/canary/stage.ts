import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect } from "chai";
import { type Bed, newBed } from "../../engine/support/bed";
import type { Front } from "../../engine/support/front";
import type { Run } from "../../engine/support/stack";
import { type Canary, search } from "./search";

/** A bed on which every byte is looked at: what the engine prints, and whatever it leaves in any folder. */
export class Stage {
  private readonly found: string[] = [];
  private readonly env: Record<string, string>;

  private constructor(
    readonly bed: Bed,
    readonly canaries: Canary[],
    env: Record<string, string>,
  ) {
    const { folder } = bed.stack;
    const own = { PULUMI_HOME: join(folder, "home"), TMPDIR: join(folder, "tmp") };
    for (const path of Object.values(own)) mkdirSync(path);
    this.env = {
      ZIPWHIP_API_URL: bed.emulator.url,
      ZIPWHIP_TIMEOUT_SECONDS: "5",
      ZIPWHIP_DEBUG: "1",
      ...own,
      ...env,
    };
    this.setEnv({});
  }

  /** @param env besides the API's address; no session is in it unless given */
  static async open(env: (bed: Bed) => Record<string, string> = () => ({}), front?: Front): Promise<Stage> {
    const bed = await newBed({}, front);
    return new Stage(bed, [], env(bed));
  }

  /** Lets a secret loose. */
  release(name: string, secret: string, inFiles = false): void {
    // The part before the colon is the secret; the part after it only names the line.
    this.canaries.push({ name, secret: secret.replace(/:\d+$/, ""), inFiles });
  }

  setEnv(more: Record<string, string>): void {
    this.bed.stack.setEnv({ ...this.env, ...more });
  }

  /** Runs the engine, and looks through what it prints. */
  async run(...args: string[]): Promise<Run> {
    const run = await this.bed.stack.pulumi(...args);
    this.look(`pulumi ${args.join(" ")}`, run.text);
    return run;
  }

  /** Runs the engine, which must succeed. */
  async ok(...args: string[]): Promise<Run> {
    const run = await this.run(...args);
    expect(run.exitCode, run.text).to.equal(0);
    return run;
  }

  /** Looks through something else that came out. */
  look(what: string, bytes: Buffer | string, canaries = this.canaries): void {
    for (const finding of search(bytes, canaries)) this.found.push(`${what}: ${JSON.stringify(finding)}`);
  }

  /** What was found so far, the folders included: state, its history and backups, logs, config, temporary files. */
  findings(): string[] {
    const hidden = this.canaries.filter(({ inFiles }) => inFiles !== true);
    for (const file of this.files())
      this.look(relative(this.bed.stack.folder, file), readFileSync(file), hidden);
    return this.found.splice(0);
  }

  /** The files that the engine wrote. */
  files(): string[] {
    const { folder, project } = this.bed.stack;
    // Entries, not names: with names alone Node follows the link to node_modules, for ever.
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const written = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const given = ["index.js", "import.json"].map((name) => join(project, name));
    return written.filter((file) => !given.includes(file));
  }
}

/** A file that is to be written is there already. */
export class ExistsError extends Error {
  override readonly name = "ExistsError";

  constructor(files: readonly string[]) {
    super(
      `${files.join(" and ")} ${files.length > 1 ? "exist" : "exists"} already; nothing was written: give other names (--module, --file), or --force to overwrite (the next up would delete the hooks that only the overwritten program declares)`,
    );
  }
}

/** A request names a resource or a function that this plugin does not have. */
export class UnknownTypeError extends Error {
  override readonly name = "UnknownTypeError";

  constructor(what: "resource" | "function", token: string, known: readonly string[]) {
    const named = /^[\w:/.-]{1,80}$/.test(token) ? `"${token}"` : "of that name";
    super(`this plugin has no ${what} ${named}: it has ${known.join(", ")}; is the SDK of another version?`);
  }
}

/** The session at hand addresses another line than the hook's. Nothing was sent. */
export class WrongLineError extends Error {
  override readonly name = "WrongLineError";

  /** @param what what is on which line, for example "hook 7 is" */
  constructor(what: string, hooksLine: string, sessionsLine: string) {
    super(
      `${what} on line ${hooksLine}, but the session is of line ${sessionsLine}. Nothing was sent, the state is as it was. ` +
        `Give a session of line ${hooksLine} (ZIPWHIP_SESSION, zipwhip:session, or the hook's \`session\`, which a \`pulumi up\` without --refresh takes over). ` +
        "To move a hook to another line, give each hook its own `session` in the program",
    );
  }
}

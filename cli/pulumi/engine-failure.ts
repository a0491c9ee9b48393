import {
  NoPassphraseError,
  NoProjectError,
  NoStackError,
  NotLoggedInError,
  PulumiFailedError,
} from "../errors";

/** The error for a run of the Pulumi CLI that failed, by what it said: one line that says what to do. Pure. */
export function engineFailure(command: string, stderr: string, cwd: string): Error {
  const words = firstLine(stderr);
  if (/no stack (selected|named)|stack '.*' not found|could not find stack/i.test(words)) {
    return new NoStackError(words.split(";")[0] ?? words);
  }
  if (/PULUMI_ACCESS_TOKEN must be set|not logged in|pulumi login/i.test(words))
    return new NotLoggedInError();
  if (/passphrase/i.test(words)) return new NoPassphraseError(words.split(/[:;] /).pop() ?? words);
  if (/no (Pulumi\.yaml )?project file found/i.test(words)) return new NoProjectError(cwd);
  return new PulumiFailedError(command, words);
}

// The engine's words can take many lines, of which the first with "error:" says what happened.
function firstLine(stderr: string): string {
  const lines = stderr.split(/\r?\n/).map((line) => line.trim());
  const told = lines.find((line) => /^error:/i.test(line)) ?? lines.find((line) => line !== "");
  return (told ?? "it said nothing").replace(/^error:\s*/i, "").slice(0, 300);
}

/** What the engine says of each resource, by name: the errors under "Diagnostics". */
export function messagesIn(text: string): Map<string, string[]> {
  const told = new Map<string, string[]>();
  let name: string | undefined;
  for (const line of text.slice(Math.max(0, text.indexOf("Diagnostics:"))).split("\n")) {
    const head = /^ {2}\S.*\(([^()]+)\):$/.exec(line);
    if (/^\S/.test(line) || head !== null) name = head?.[1];
    const message = /^ {4}error: (.*\S)\s*$/.exec(line)?.[1];
    if (name !== undefined && message !== undefined) told.set(name, [...(told.get(name) ?? []), message]);
  }
  return told;
}

/** What a message asks the user to do. */
export type Remedy =
  | { do: "adopt"; name: string }
  | { do: "delete all but one"; ids: string[] }
  | { do: "delete the one in the way"; id: string }
  | { do: "accept that they are gone" }
  | { do: "pulumi cancel" }
  | { do: "up --refresh" }
  | { do: "up again" };

/** The hooks that a refresh has found to be twins of a hook in the state. Pure. */
export function twinsIn(text: string): string[] {
  return [...text.matchAll(/has an identical twin: .* delete (\d+(?:, \d+)*)/g)].flatMap(([, ids = ""]) =>
    ids.split(", "),
  );
}

/** The remedies that the engine's text names. Pure. */
export function remediesIn(text: string): Remedy[] {
  const remedies: Remedy[] = [];
  if (text.includes("pulumi cancel")) remedies.push({ do: "pulumi cancel" });
  if (text.includes("ZIPWHIP_ACCEPT_GONE=true")) remedies.push({ do: "accept that they are gone" });
  for (const [name, messages] of messagesIn(text)) {
    for (const message of messages) {
      const several = /(?:already|appeared): (\d+(?:, \d+)+)\./.exec(message)?.[1];
      if (several !== undefined && message.includes("Delete all but one")) {
        remedies.push({ do: "delete all but one", ids: several.split(", ") });
      }
      const taken = /If nobody needs it, delete (\d+) and run `pulumi up` again/.exec(message)?.[1];
      if (taken !== undefined) remedies.push({ do: "delete the one in the way", id: taken });
      if (message.includes("set `adopt: true`")) remedies.push({ do: "adopt", name });
    }
  }
  if (text.includes("Run `pulumi up --refresh`")) remedies.push({ do: "up --refresh" });
  if (/run `pulumi up` again|Run the same command again|try again/i.test(text)) {
    remedies.push({ do: "up again" });
  }
  return remedies;
}

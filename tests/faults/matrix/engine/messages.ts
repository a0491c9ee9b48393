/** What the engine says of each hook, by name: the errors under "Diagnostics". */
export function messagesIn(text: string): Map<string, string[]> {
  const told = new Map<string, string[]>();
  let name: string | undefined;
  for (const line of text.slice(Math.max(0, text.indexOf("Diagnostics:"))).split("\n")) {
    const head = /^ {2}\S.*\((hook\d+)\):$/.exec(line);
    if (/^\S| {2}\S.*:$/.test(line) && !line.startsWith("    ")) name = head?.[1];
    const message = /^ {4}error: (.*\S)\s*$/.exec(line)?.[1];
    if (name !== undefined && message !== undefined) told.set(name, [...(told.get(name) ?? []), message]);
  }
  return told;
}

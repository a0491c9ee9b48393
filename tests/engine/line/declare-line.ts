import type { Emulator, Line } from "zipwhip-emulator";
import type { Stack, StateResource } from "../support/stack";

/** A line's declaration, as program text. */
export function declareLine(name: string, args: Record<string, unknown>, opts?: string): string {
  return `const ${name} = new zipwhip.ZipwhipLine(${JSON.stringify(name)}, ${JSON.stringify(args)}${opts === undefined ? "" : `, ${opts}`});\n`;
}

/** What is installed on a line, a text for each hook, sorted by event and URL. */
export function installed(emulator: Emulator, line: Line): string[] {
  return emulator
    .hooks(line.deviceId)
    .sort((a, b) => `${a.event} ${a.url}`.localeCompare(`${b.event} ${b.url}`))
    .map(({ type, event, url, method }) => `${type} ${event} ${url} ${method}`);
}

/** The lines in the state of a stack. */
export function linesInState(stack: Stack): StateResource[] {
  const { checkpoint } = JSON.parse(stack.stateText()) as {
    checkpoint: { latest?: { resources?: StateResource[] } };
  };
  return (checkpoint.latest?.resources ?? []).filter(({ type }) => /:(Zipwhip)?Line$/.test(type));
}

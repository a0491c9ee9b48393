import type { Emulator, Line } from "zipwhip-emulator";
import { Stack } from "../../engine/support/stack";
import { newSite, type Site, settings } from "../interrupt/site";

/** Two stacks of two teams, each with a session of its own for the same line. */
export interface TwoStacks {
  site: Site;
  emulator: Emulator;
  line: Line;
  one: Stack;
  other: Stack;
}

const open: Stack[] = [];

export async function twoStacks(): Promise<TwoStacks> {
  const site = await newSite();
  const { emulator, line, stack: one } = site;
  const other = await Stack.create(settings(site, { ZIPWHIP_SESSION: emulator.login(line.number) }));
  open.push(other);
  // Both run at once, and the warm host has one program at a time.
  for (const stack of [one, other]) stack.host = "node";
  return { site, emulator, line, one, other };
}

/** From now on no two of them run at once: that is quicker. */
export function oneByOne(...stacks: Stack[]): void {
  for (const stack of stacks) stack.host = "warm";
}

/** For `afterEach`, beside the site's own. */
export function removeStacks(): void {
  for (const stack of open.splice(0)) stack.remove();
}

/** The hooks that a stack holds, by name: their ids. */
export function idsIn(stack: Stack): Record<string, string | undefined> {
  return Object.fromEntries(stack.hooksInState().map(({ urn, id }) => [urn.split("::").pop(), id]));
}

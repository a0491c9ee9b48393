import type { RequestEntry } from "zipwhip-emulator";
import { identical, sameUrl } from "../../zipwhip/identity";
import type { Kept, Ran } from "./engine";
import { messagesIn } from "./messages";
import type { Program } from "./program";
import type { LineHook, Service } from "./service";

/** What is declared of a hook. */
export interface Declaration {
  name: string;
  line: string;
  type: string;
  event: string;
  url: string;
  method: string;
  adopts: boolean;
}

/** What was seen of one run of the engine. */
export interface Look {
  args: string[];
  text: string;
  declared: Declaration[];
  before: LineHook[];
  after: LineHook[];
  /** The ids in the state before it. */
  inState: string[];
  interrupted: boolean;
  /** Whether somebody did something by hand in the course of it. */
  byHand: boolean;
}

interface State {
  hooks: Kept[];
  pending: number;
}

/** What must hold after every run, whatever went wrong in it. Takes note of strangers that were adopted. */
export function complaintsAfter(
  look: Look,
  service: Service,
  state: State,
  secrets: readonly string[],
  requests: readonly RequestEntry[],
): string[] {
  const complaints: string[] = [];
  const told = look.text.toLowerCase();
  if (secrets.some((secret) => told.includes(secret))) complaints.push("a session was printed");
  if (look.args[0] === "preview" || look.args[0] === "refresh") {
    complaints.push(...writesAmong(requests).map((path) => `${look.args[0]} has sent ${path}`));
  }
  const held = new Set(state.hooks.map(({ id }) => id));
  const now = new Map(service.hooks().map((hook) => [hook.webhookId, hook]));
  for (const [id, stranger] of service.strangers) {
    const adopter = look.declared.find(
      (one) => one.adopts && one.line === stranger.line && identical(one, stranger),
    );
    const hook = now.get(id);
    if (held.has(id)) {
      if (adopter === undefined) complaints.push(`stranger ${id} was adopted, and nobody asked for it`);
      service.strangers.delete(id);
    } else if (hook === undefined) {
      complaints.push(`stranger ${id} was deleted`);
      service.strangers.delete(id);
    } else if (JSON.stringify(hook) !== JSON.stringify(stranger)) {
      // An adoption corrects the method, and can be cut short before the state holds the hook.
      if (adopter === undefined || hook.url !== stranger.url) complaints.push(`stranger ${id} was changed`);
      service.strangers.set(id, hook);
    }
  }
  return complaints;
}

/** What must hold in the end. */
export function complaintsAtEnd(
  program: Program,
  service: Service,
  state: State,
  looks: readonly Look[],
): string[] {
  const complaints: string[] = [];
  const installed = service.hooks();
  const declared = new Set<string>();
  if (state.pending > 0) complaints.push(`${state.pending} operations are pending`);
  for (const one of program.declared) {
    const wanted = program.hookOf(one);
    const kept = state.hooks.filter(({ name }) => name === one.name);
    const [own] = kept;
    if (own === undefined || kept.length > 1) {
      complaints.push(`${one.name} is ${kept.length} times in the state`);
      continue;
    }
    if (declared.has(own.id)) complaints.push(`${own.id} is in the state under two names`);
    declared.add(own.id);
    const hook = installed.find(({ webhookId }) => webhookId === own.id);
    if (hook === undefined) {
      complaints.push(`LOST: ${one.name} (${own.id}) is declared and in the state, but not installed`);
      continue;
    }
    if (hook.line !== wanted.line || !identical(hook, wanted) || hook.method !== wanted.method) {
      complaints.push(`${one.name} (${own.id}) is installed otherwise than declared`);
    }
    const { outputs } = own;
    const same =
      outputs.webhookId === own.id &&
      outputs.line === hook.line &&
      outputs.type === hook.type &&
      outputs.event === hook.event &&
      outputs.method === hook.method &&
      sameUrl(String(outputs.url), hook.url);
    if (!same) complaints.push(`${one.name} (${own.id}) is in the state otherwise than installed`);
    if (own.initErrors.length > 0) complaints.push(`${one.name} has errors in the state`);
  }
  const names = new Set(program.declared.map(({ name }) => name));
  for (const { name, id, toBeDeleted } of state.hooks) {
    if (!names.has(name) || toBeDeleted) complaints.push(`${name} (${id}) is still in the state`);
  }
  for (const hook of installed) {
    const { webhookId } = hook;
    if (declared.has(webhookId) || service.strangers.has(webhookId)) continue;
    if (!isTold(hook, looks)) complaints.push(`ORPHAN: ${webhookId} is installed, and nobody was told`);
  }
  for (const { webhookId } of [...service.strangers.values()].filter(
    (stranger) => !installed.some(({ webhookId: id }) => id === stranger.webhookId),
  )) {
    complaints.push(`stranger ${webhookId} is gone`);
  }
  for (const pair of doublesMade(looks, installed)) {
    if (pair.some((id) => declared.has(id))) {
      complaints.push(`DOUBLED: ${pair.join(" and ")} are identical, and it was a run that made them so`);
    }
  }
  return complaints;
}

/** What must hold when all is at rest: no change is seen, and nothing is written. */
export function complaintsAtRest(ran: Ran, requests: readonly RequestEntry[]): string[] {
  const complaints = writesAmong(requests).map((path) => `at rest, ${ran.args[0]} has sent ${path}`);
  if (ran.exitCode !== 0) complaints.push(`at rest, pulumi ${ran.args.join(" ")} fails:\n${ran.text}`);
  return complaints;
}

/** Whether a message or a signal has told that this hook may be installed: its run was ended, or said so. */
export function isTold(hook: LineHook, looks: readonly Look[]): boolean {
  const has = (hooks: readonly LineHook[]) => hooks.some(({ webhookId }) => webhookId === hook.webhookId);
  const born = looks.find(({ before, after }) => !has(before) && has(after));
  if (born === undefined) return false;
  if (born.interrupted) return true;
  const now = born.after.find(({ webhookId }) => webhookId === hook.webhookId) ?? hook;
  const names = born.declared.filter((one) => one.line === now.line && identical(one, now));
  const told = messagesIn(born.text);
  return names.some(({ name }) => (told.get(name) ?? []).some((message) => UNCLEAR.test(message)));
}

const UNCLEAR = /it may have been done or not|Run `pulumi up` again|looking did not tell/;

/** The identical hooks, two by two, that no hand has made identical. */
export function doublesMade(looks: readonly Look[], installed: readonly LineHook[]): [string, string][] {
  const made = pairsMade(looks);
  return pairsOf(installed).filter((pair) => made.has(pair.join()));
}

function pairsMade(looks: readonly Look[]): Set<string> {
  const made = new Set<string>();
  for (const { before, after, byHand } of looks) {
    const there = new Set(pairsOf(before).map((pair) => pair.join()));
    for (const pair of pairsOf(after).map((one) => one.join())) {
      if (there.has(pair)) continue;
      if (byHand) made.delete(pair);
      else made.add(pair);
    }
  }
  return made;
}

function pairsOf(hooks: readonly LineHook[]): [string, string][] {
  return hooks.flatMap((one, index) =>
    hooks
      .slice(index + 1)
      .filter((other) => other.line === one.line && identical(one, other))
      .map((other): [string, string] => [one.webhookId, other.webhookId]),
  );
}

function writesAmong(requests: readonly RequestEntry[]): string[] {
  return requests.map(({ path }) => path).filter((path) => path !== "/webhook/list");
}

import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { State, StoredHook, StoredLine } from "./state";

const VERSION = 1;

/** Fills the state from the file, if there is one, and writes each change to it from then on. */
export function keepInFile(state: State, file: string): void {
  if (existsSync(file)) readState(state, file);
  state.changed = () => writeState(state, file);
  // At once: a file that cannot be written is better told of now than at the first change.
  writeState(state, file);
}

function readState(state: State, file: string): void {
  try {
    const kept = JSON.parse(readFileSync(file, "utf8"));
    if (kept?.version !== VERSION) throw new Error("it is not a state file of this version");
    for (const line of kept.lines) state.lines.set(line.deviceId, texts(line, LINE));
    for (const { session, deviceId } of kept.sessions) state.sessions.set(session, deviceId);
    for (const hook of kept.hooks) state.hooks.set(hook.webhookId, texts(hook, HOOK));
  } catch (cause) {
    throw new Error(
      `cannot read the state file ${file} (${reason(cause)}): move it away, or name another with --file`,
      { cause },
    );
  }
}

/** Others see the old file or the new one, never half of one. It holds sessions: only its owner may read it. */
function writeState(state: State, file: string): void {
  const fresh = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const kept = {
    version: VERSION,
    lines: [...state.lines.values()],
    sessions: [...state.sessions].map(([session, deviceId]) => ({ session, deviceId })),
    hooks: [...state.hooks.values()],
  };
  try {
    writeFileSync(fresh, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600, flag: "wx" });
    renameSync(fresh, file);
  } catch (cause) {
    rmSync(fresh, { force: true });
    throw new Error(
      `cannot write the state file ${file} (${reason(cause)}): name a file in a folder that exists and can be written`,
      { cause },
    );
  }
}

const LINE = ["number", "deviceId", "password"] as const;
const HOOK = ["webhookId", "deviceId", "type", "event", "url", "method"] as const;

function texts(stored: StoredLine, names: typeof LINE): StoredLine;
function texts(stored: StoredHook, names: typeof HOOK): StoredHook;
function texts(stored: object, names: readonly string[]): object {
  const values = new Map(Object.entries(stored));
  for (const name of names)
    if (typeof values.get(name) !== "string") throw new Error(`${name} is not a text`);
  return stored;
}

// JSON.parse quotes what it could not read, and that may be a session.
function reason(cause: unknown): string {
  if (cause instanceof SyntaxError) return "it is not JSON";
  if (cause instanceof TypeError) return "a part of it is missing";
  if (!(cause instanceof Error)) return "unknown reason";
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}

import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { OnLines } from "./on-lines";
import { attempt, isAlive, openOwnFolder, readFrom } from "./own-folder";

/** What a process tells the others of a hook that one of its resources has. Nothing of it is secret. */
export interface Holder {
  adopts: boolean;
  owner?: string | undefined;
  changes?: boolean | undefined;
}

interface Heard {
  /** How many bytes of its file. */
  read: number;
  holders: Map<string, OnLines<Holder>>;
  claims: Set<string>;
}

/** One line of a file: a claim, or what is held at an API. */
type Said = [claim: string] | [apiUrl: string, webhookId: string, line: string | null, holder: Holder];

/**
 * What the other provider processes of the same run hold. The engine starts one for the dynamic resources, and one for each
 * provider of the plugin; a hook can move from one to another, by `adopt` or by an import, and the process which then deletes
 * the entry of old has seen nothing of it. Each writes what it holds into a file of its own, below the engine that they share.
 * Where there is no such place, each knows what it knew anyway. A run has one process of each provider: another of the same
 * is left from another run, and is not listened to.
 */
export class Peers {
  private folder: string | undefined | null = null;
  private readonly run: string;
  private readonly provider: string;
  private readonly heard = new Map<string, Heard>();

  /**
   * @param engine the engine's address: what the processes of a run have in common
   * @param provider which of the run's providers this process is
   * @param apiUrl the API that this process speaks to: an id says nothing at another
   */
  constructor(
    engine: string,
    provider: string,
    private readonly apiUrl: () => string,
    private readonly pid = process.pid,
  ) {
    this.run = digest(engine).slice(0, 16);
    this.provider = digest(provider).slice(0, 16);
  }

  /** A resource of this process has the hook. */
  tell(webhookId: string, line: string | undefined, { adopts, owner, changes }: Holder): void {
    this.say([this.apiUrl(), webhookId, line ?? null, { adopts, owner, changes }]);
  }

  /** What another process has told last of the hook. */
  holder(webhookId: string, line: string | undefined): Holder | undefined {
    const apiUrl = this.apiUrl();
    return this.others().flatMap(({ holders }) => holders.get(apiUrl)?.get(webhookId, line) ?? [])[0];
  }

  /**
   * Says that this process is about to install something. First said, then looked: of two at once at least one sees the other.
   *
   * @param what is the same for the same hook; it goes no further, and can hold a session
   * @returns whether no other process has said so
   */
  claim(what: string): boolean {
    const claim = digest(what);
    this.say([claim]);
    return !this.others().some(({ claims }) => claims.has(claim));
  }

  private say(said: Said): void {
    const folder = this.place();
    if (folder === undefined) return;
    attempt(() => appendFileSync(this.fileIn(folder), `${JSON.stringify(said)}\n`, { mode: 0o600 }));
  }

  private others(): Heard[] {
    const folder = this.place();
    if (folder === undefined) return [];
    const files = attempt(() => readdirSync(folder)) ?? [];
    return files.flatMap((file) => {
      const [run, pid, provider] = file.split("-");
      const another = run === this.run && provider !== this.provider && isAlive(Number(pid));
      return another ? [this.listen(join(folder, file))] : [];
    });
  }

  // Only what is new: a process says a line for each hook, and is listened to for each.
  private listen(path: string): Heard {
    const heard = this.heard.get(path) ?? { read: 0, holders: new Map(), claims: new Set() };
    this.heard.set(path, heard);
    const said = attempt(() => readFrom(path, heard.read));
    // It is shorter by now, so it was begun anew.
    if (said === undefined) heard.read = 0;
    else {
      const whole = said.subarray(0, said.lastIndexOf("\n") + 1);
      heard.read += whole.length;
      for (const text of whole.toString().split("\n")) hear(heard, text);
    }
    return heard;
  }

  // Of this process there can be nothing yet: what is there is of one that had its number before.
  private place(): string | undefined {
    if (this.folder !== null) return this.folder;
    const folder = openOwnFolder();
    this.folder = folder;
    if (folder !== undefined) attempt(() => rmSync(this.fileIn(folder), { force: true }));
    return folder;
  }

  private fileIn(folder: string): string {
    return join(folder, `${this.run}-${this.pid}-${this.provider}`);
  }
}

function hear({ claims, holders }: Heard, text: string): void {
  const said = text === "" ? undefined : attempt(() => JSON.parse(text) as Said);
  if (said === undefined) return;
  if (said.length === 1) {
    claims.add(said[0]);
    return;
  }
  const [apiUrl, webhookId, line, holder] = said;
  const ofApi = holders.get(apiUrl) ?? new OnLines<Holder>();
  ofApi.set(webhookId, line ?? undefined, holder);
  holders.set(apiUrl, ofApi);
}

/** The other processes of the run, where an engine has started this one. */
export function peersOf(
  engine: string | undefined,
  provider: string,
  apiUrl: () => string,
): Peers | undefined {
  return engine !== undefined && /^.+:\d+$/.test(engine) ? new Peers(engine, provider, apiUrl) : undefined;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

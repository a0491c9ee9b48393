import type { Surroundings } from "../provider/check-fields";
import type { Context } from "../provider/context";
import { isDeclared } from "../provider/declared-provider";
import { peersOf } from "../provider/memory/peers";
import { ProcessMemory } from "../provider/memory/process-memory";
import { within } from "../provider/memory/within";
import { isSet } from "../zipwhip/client";
import { bothNames, type NamesOf } from "../zipwhip/setting-names";
import {
  readSettings,
  type SettingTexts,
  settingsFromEnvironment,
  settingsOrThrow,
} from "../zipwhip/settings";
import { SYSTEM_CLOCK } from "../zipwhip/transport/clock";
import { namesFor } from "./config";
import type { EngineLog } from "./engine/log";
import { RunReview } from "./review";

/** What one process of the plugin knows: its settings, what it did, and whether the run goes on. */
export class Instance {
  private stop = new AbortController();
  /** Of the provider; empty where the engine names none. */
  private urn = "";
  private memory = this.newMemory();
  private sources: SettingTexts[] = [];
  private namesOf: NamesOf = bothNames;
  review = new RunReview();
  /** Whether the engine gives a resource's inputs besides its state, to every verb. */
  engineSendsInputs = false;

  constructor(
    readonly log: EngineLog,
    private readonly env: Record<string, string | undefined>,
    /** The address of the engine that has started this process, if one has. */
    private readonly engine?: string,
  ) {
    this.configure({}, "");
  }

  /**
   * Takes the settings, and begins anew: a process that engines attach to serves one run after the other.
   *
   * @param urn of the provider; empty where the engine names none. What a program declares counts more than the environment:
   * a program that declares two providers means two lines. What the stack's config gives does not: the environment is the way
   * to rotate a session.
   */
  configure(given: SettingTexts, urn: string): void {
    const environment = settingsFromEnvironment(this.env);
    this.urn = urn;
    this.namesOf = namesFor(urn);
    this.sources = isDeclared(urn) ? [given, environment] : [environment, given];
    this.stop = new AbortController();
    this.memory = this.newMemory();
    this.review = new RunReview();
  }

  /** From now on no write is sent. */
  cancel(): void {
    this.stop.abort();
  }

  get isCancelled(): boolean {
    return this.stop.signal.aborted;
  }

  get kept() {
    return this.memory.kept;
  }

  /** The settings as far as they can be read. */
  get settings() {
    return readSettings(this.sources).settings;
  }

  /** What a check is given besides the inputs. */
  get surroundings(): Surroundings {
    const { namesOf } = this;
    const { settings, problems } = readSettings(this.sources, false, namesOf);
    return { hasSession: settings.session !== undefined, problems, namesOf };
  }

  /** The sessions that no message may hold. */
  get sessions(): (string | undefined)[] {
    return this.sources.map(({ session }) => session);
  }

  /**
   * What a verb is given. Throws where a setting is wrong.
   *
   * @param seconds how long it may take; 0: as long as it takes
   */
  context(seconds = 0): Context {
    const settings = settingsOrThrow(this.sources, isSet(this.env.ZIPWHIP_DEBUG), this.namesOf);
    const { memory, namesOf } = this;
    const until = SYSTEM_CLOCK.now() + seconds * 1000;
    const account = (own: string | undefined) => {
      const all = memory.account(settings, own, namesOf);
      return seconds > 0 ? within(all, () => until - SYSTEM_CLOCK.now()) : all;
    };
    return { settings, kept: memory.kept, account };
  }

  private newMemory(): ProcessMemory {
    const tell = (line: string, debug?: boolean) => this.log.say(debug ? "INFO" : "WARNING", line);
    const peers = peersOf(this.engine, this.urn, () => this.settings.apiUrl);
    return new ProcessMemory(SYSTEM_CLOCK, tell, this.stop.signal, peers);
  }
}

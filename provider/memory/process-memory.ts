import { SettingError, ZipwhipClient } from "../../zipwhip";
import type { NamesOf } from "../../zipwhip/setting-names";
import type { Settings } from "../../zipwhip/settings";
import { type Clock, SYSTEM_CLOCK } from "../../zipwhip/transport/clock";
import { Transport } from "../../zipwhip/transport/transport";
import { missingSession } from "../missing-session";
import type { Account } from "./account";
import { KeptHooks } from "./kept-hooks";
import { LineMemory } from "./line-memory";
import type { Peers } from "./peers";

/** What all verbs of one process share: transports by API, memories by line, lists by session. */
export class ProcessMemory {
  readonly kept: KeptHooks;
  private readonly accounts = new Map<string, Account>();
  private readonly lines = new Map<string, LineMemory>();
  private readonly transports = new Map<string, Transport>();

  /**
   * @param tell where lines for the user go; default: stderr
   * @param stop once it is aborted no further write is sent
   * @param peers the other processes of the run, where there can be any
   */
  constructor(
    private readonly clock: Clock = SYSTEM_CLOCK,
    private readonly tell?: (line: string, debug?: boolean) => void,
    private readonly stop?: AbortSignal,
    private readonly peers?: Peers,
  ) {
    this.kept = new KeptHooks(peers);
  }

  /** The account of a hook: its own session, or else that of the settings. */
  account(settings: Settings, own: string | undefined, namesOf?: NamesOf): Account {
    const session = own ?? settings.session;
    if (session === undefined) throw new SettingError(missingSession(namesOf));
    const { apiUrl } = settings;
    return remember(this.accounts, JSON.stringify([apiUrl, session]), () => {
      const transport = remember(this.transports, apiUrl, () => this.newTransport(settings));
      const client = new ZipwhipClient({ session }, transport);
      const line = JSON.stringify([apiUrl, client.line ?? session]);
      const claim = (identity: string) => this.peers?.claim(`${line} ${identity}`) ?? true;
      const memory = remember(this.lines, line, () => new LineMemory(claim));
      const list = memory.newList(client, () => this.clock.now());
      const newBudget = () => transport.newBudget();
      const inTime = <T>(others: Promise<T>) => others;
      return { client, list, memory, transport, newBudget, inTime, clock: this.clock, line: client.line };
    });
  }

  private newTransport(settings: Settings): Transport {
    const tell = this.tell === undefined ? {} : { tell: this.tell };
    return new Transport({ ...settings, clock: this.clock, stop: this.stop, ...tell });
  }
}

function remember<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

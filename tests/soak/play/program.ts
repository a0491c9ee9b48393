import { DEFAULT_METHOD, type Hook, typeOfEvent } from "../../../zipwhip";
import { identityKey } from "../../../zipwhip/identity";
import { addressOf, type Edit, type Plan, type Wanted } from "../plan/plan";

/** A hook of the program. */
export interface Declared {
  name: string;
  wanted: Wanted;
  /** Names under which a state may still hold it. */
  aliases: string[];
}

/** A line as the program knows it. */
export interface ProgramLine {
  deviceId: string;
  /** Two live ones. */
  sessions: readonly [string, string];
}

/** The program of a soak run: what it declares by now. It never declares a hook twice. */
export class Program {
  declared: Declared[] = [];
  private names = 0;

  constructor(
    private readonly lines: readonly ProgramLine[],
    private readonly settings: Plan["settings"],
  ) {}

  /** Changes the program; `false`: that is not possible, nothing was changed. */
  apply(edit: Edit): boolean {
    if (edit.edit === "add") return this.change([...this.declared, this.newHook(edit.hook)]);
    const chosen = this.at(edit.pick);
    if (chosen === undefined) return false;
    switch (edit.edit) {
      case "remove":
        return this.change(this.declared.filter((one) => one !== chosen));
      case "rename": {
        const aliases = edit.alias ? [...chosen.aliases, chosen.name] : [];
        return this.put({ ...this.newHook(chosen.wanted), aliases }, chosen);
      }
      case "succeed": {
        const successor = this.newHook({ ...chosen.wanted, adopt: edit.adopt });
        const moved = { ...chosen, wanted: { ...chosen.wanted, url: edit.url } };
        const others = this.declared.map((one) => (one === chosen ? moved : one));
        return this.change(edit.ahead ? [successor, ...others] : [...others, successor]);
      }
      case "swap": {
        const other = this.at(edit.other);
        if (other === undefined || other === chosen) return false;
        const [url, otherUrl] = [other.wanted.url, chosen.wanted.url];
        return this.change(
          this.declared.map((one) => {
            if (one === chosen) return { ...one, wanted: { ...one.wanted, url } };
            return one === other ? { ...one, wanted: { ...one.wanted, url: otherUrl } } : one;
          }),
        );
      }
      default: {
        const { edit: what } = edit;
        const value = (edit as unknown as Record<string, unknown>)[what];
        return this.put({ ...chosen, wanted: { ...chosen.wanted, [what]: value } }, chosen);
      }
    }
  }

  /** Sets `adopt` on a hook, because a message says so. */
  adopt(name: string): boolean {
    const chosen = this.declared.find((one) => one.name === name);
    if (chosen === undefined || chosen.wanted.adopt === true) return false;
    return this.put({ ...chosen, wanted: { ...chosen.wanted, adopt: true } }, chosen);
  }

  /** What a declared hook looks like on the service, besides its id. */
  hookOf({ wanted }: Declared): Omit<Hook, "webhookId"> & { line: string; adopts: boolean } {
    const { event, url, method = DEFAULT_METHOD } = wanted;
    return {
      type: typeOfEvent(event),
      event,
      url: addressOf(url),
      method,
      line: this.lineOf(wanted).deviceId,
      adopts: wanted.adopt ?? this.settings.adopt,
    };
  }

  /** The program's text. */
  text(): string {
    return this.declared
      .map(({ name, wanted, aliases }) => {
        const { event, url, method, adopt, deleteBeforeReplace } = wanted;
        const args = { event, url: addressOf(url), method, adopt, session: this.sessionOf(wanted) };
        const opts = {
          ...(aliases.length === 0 ? {} : { aliases: aliases.map((alias) => ({ name: alias })) }),
          ...(deleteBeforeReplace ? { deleteBeforeReplace } : {}),
        };
        return `new zipwhip.ZipwhipWebhook("${name}", ${JSON.stringify(args)}, ${JSON.stringify(opts)});\n`;
      })
      .join("");
  }

  private sessionOf(wanted: Wanted): string | undefined {
    const line = this.lineOf(wanted);
    if (wanted.session === 0 && this.settings.ambient && line === this.lines[0]) return undefined;
    return line.sessions[wanted.session === 2 ? 1 : 0];
  }

  private lineOf({ line }: Wanted): ProgramLine {
    const chosen = this.lines[line % this.lines.length];
    if (chosen === undefined) throw new Error("a program without lines");
    return chosen;
  }

  private newHook(wanted: Wanted): Declared {
    this.names++;
    return { name: `h${this.names}`, wanted, aliases: [] };
  }

  private at(pick: number): Declared | undefined {
    return this.declared[pick % Math.max(1, this.declared.length)];
  }

  private put(changed: Declared, old: Declared): boolean {
    return this.change(this.declared.map((one) => (one === old ? changed : one)));
  }

  private change(declared: Declared[]): boolean {
    const keys = declared.map((one) => {
      const hook = this.hookOf(one);
      return `${hook.line} ${identityKey(hook)}`;
    });
    if (new Set(keys).size < keys.length) return false;
    this.declared = declared;
    return true;
  }
}

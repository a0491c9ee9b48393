import type { Choices, Fault } from "zipwhip-emulator";
import type { HookEvent, HookMethod } from "../../../zipwhip";

/** A URL out of a few, so that hooks meet; and one of its spellings. */
export interface Url {
  path: number;
  spelling: number;
}

/** A hook as a program declares it. */
export interface Wanted {
  line: number;
  event: HookEvent;
  url: Url;
  method: HookMethod | undefined;
  adopt: boolean | undefined;
  /** 0: that of the settings, where they have one of this line; else which of the line's own. */
  session: number;
  deleteBeforeReplace: boolean;
}

/** What somebody changes in the program. `pick` chooses among the hooks that are declared by then. */
export type Edit =
  | { edit: "add"; hook: Wanted }
  | { edit: "remove"; pick: number }
  | { edit: "rename"; pick: number; alias: boolean }
  | { edit: "url"; pick: number; url: Url }
  | { edit: "method"; pick: number; method: HookMethod | undefined }
  | { edit: "event"; pick: number; event: HookEvent }
  | { edit: "line"; pick: number; line: number }
  | { edit: "session"; pick: number; session: number }
  | { edit: "adopt"; pick: number; adopt: boolean | undefined }
  | { edit: "swap"; pick: number; other: number }
  /** A hook moves on to another URL, and another takes its place: ahead of it in the program, or at the end. */
  | { edit: "succeed"; pick: number; url: Url; adopt: boolean | undefined; ahead: boolean };

/** What somebody does on the service by hand. `pick` chooses among the hooks that are installed by then. */
export type ByHand =
  | { hand: "change"; pick: number; url: Url | undefined; method: HookMethod | undefined }
  | { hand: "delete"; pick: number }
  | { hand: "clear"; line: number }
  | { hand: "install"; line: number; type: string | undefined; event: string; url: Url; method: HookMethod }
  | { hand: "twin"; pick: number; spelling: number };

export type Move = Edit | ByHand;

/** What is run. */
export interface Command {
  verb: "up" | "refresh" | "destroy" | "preview" | "replace";
  refresh: boolean;
  preview: boolean;
  /** For a forced replace: which of the hooks in the state. */
  pick: number;
}

/** Something that ends a run at a request: the request is held, then the signal is sent. */
export interface Interruption {
  /** So many requests are let pass first. */
  request: number;
  /** `never`: it has no effect. `late`: it has one after the signal. `done`: it had one, and no answer yet. */
  effect: "never" | "late" | "done";
  signal: "SIGINT" | "SIGINT twice" | "SIGKILL" | "SIGKILL of the provider";
}

/** A time between two looks of a user: what was changed, what goes wrong, and what is run. */
export interface Round {
  moves: Move[];
  faults: Fault[];
  command: Command;
  interruption: Interruption | undefined;
  /** What somebody does by hand in the course of the run, when so many requests have come. */
  during: { request: number; move: ByHand } | undefined;
}

/** All that happens in one run of the soak, before its end without faults. */
export interface Plan {
  lines: number;
  choices: Partial<Choices>;
  settings: {
    /** Whether the settings have a session, that of the first line. */
    ambient: boolean;
    adopt: boolean;
    continueOnError: boolean;
    parallel: number | undefined;
  };
  strangers: ByHand[];
  program: Wanted[];
  rounds: Round[];
}

/** The address of a URL: its paths differ, its spellings do not. */
export function addressOf({ path, spelling }: Url): string {
  const paths = ["a/~in", "a/~in/", "a/~in?x=%2F", "b/~in"];
  const chosen = paths[path % paths.length] ?? "";
  const spellings = [
    `https://hooks.example.com/t/${chosen}`,
    `https://HOOKS.Example.com/t/${chosen}`,
    `https://hooks.example.com:443/t/${chosen.replace("~", "%7E").replace("%2F", "%2f")}`,
    `https://hooks.example.com/t/./c/../${chosen.replace("~", "%7e")}`,
  ];
  return spellings[spelling % spellings.length] ?? "";
}

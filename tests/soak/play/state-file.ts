import { existsSync, readFileSync, rmSync, statSync } from "node:fs";

/** A hook in the state. */
export interface Kept {
  urn: string;
  name: string;
  id: string;
  /** It is to be deleted by the next run: what a replace has left. */
  toBeDeleted: boolean;
  outputs: Record<string, unknown>;
  initErrors: string[];
}

interface Checkpoint {
  resources?: {
    urn: string;
    type: string;
    id?: string;
    outputs?: Record<string, unknown>;
    initErrors?: string[];
    delete?: boolean;
  }[];
  pending_operations?: unknown[];
}

/** The state of a stack, as the engine keeps it in a file. */
export class StateFile {
  constructor(private readonly file: string) {}

  /** The hooks in it, and how many operations it calls pending. */
  read(): { hooks: Kept[]; pending: number } {
    const { checkpoint } = JSON.parse(readFileSync(this.file, "utf8")) as {
      checkpoint: { latest?: Checkpoint };
    };
    const hooks = (checkpoint.latest?.resources ?? []).filter(({ type }) => /:(Zipwhip)?Webhook$/.test(type));
    return {
      hooks: hooks.map(({ urn, id = "", outputs = {}, initErrors = [], delete: toBeDeleted = false }) => ({
        urn,
        name: urn.split("::").pop() ?? "",
        id,
        toBeDeleted,
        outputs,
        initErrors,
      })),
      pending: checkpoint.latest?.pending_operations?.length ?? 0,
    };
  }

  /**
   * Puts right what a kill can leave of the engine's own: it writes a file of attributes beside each state, not at once, and
   * cannot read the state where that is empty.
   *
   * @returns whether there was such a file
   */
  dropEmptyAttributes(): boolean {
    const attributes = `${this.file}.attrs`;
    if (!existsSync(attributes) || statSync(attributes).size > 0) return false;
    rmSync(attributes);
    return true;
  }
}

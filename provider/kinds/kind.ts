import type { HookEvent, HookMethod, HookType } from "../../zipwhip";
import type { Settings } from "../../zipwhip/settings";
import type { CheckFailure, Surroundings } from "../check-fields";
import type { Context } from "../context";
import type { Diff } from "../diff";
import type { KeptHooks } from "../memory/kept-hooks";
import type { Properties } from "../state";

/** A resource that is there. */
export interface Made {
  id: string;
  outs: Properties;
}

/** A resource as it was found, with the inputs that would make it so. */
export interface Found extends Made {
  inputs: Properties;
}

/** A hook that a resource declares. */
export interface Declared {
  /** What tells it from the others of its resource, where there are others. */
  label?: string;
  event: HookEvent;
  type: HookType;
  /** Perhaps not known yet. */
  url: string;
  method: HookMethod;
}

/** The life of one kind of resource, in plain inputs and outputs: what every front end calls. */
export interface Kind {
  check(news: Properties, surroundings: Surroundings): { inputs: Properties; failures: CheckFailure[] };
  /** The hooks that checked inputs declare. */
  declared(inputs: Properties): Declared[];
  /** Notes in `kept` what it tells of the program. */
  diff(
    id: string,
    olds: Properties,
    news: Properties,
    settings: Settings,
    kept: KeptHooks,
    owner?: string,
  ): Diff;
  /** The inputs that would give this state, for naming what a diff has found. */
  inputsOf(olds: Properties): Properties;
  /** What a create or an update would give, as far as it is known ahead. Asks for nothing. */
  foresee(news: Properties, settings: Settings, old?: { id: string; olds: Properties }): Properties;
  create(inputs: Properties, context: Context): Promise<Made>;
  /** `undefined` where it is gone. Without a state it is a lookup by id. */
  read(id: string, olds: Properties, context: Context): Promise<Found | undefined>;
  update(id: string, olds: Properties, news: Properties, context: Context): Promise<Properties>;
  remove(id: string, olds: Properties, context: Context): Promise<void>;
}

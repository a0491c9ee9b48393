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

/** The life of one kind of resource, in plain inputs and outputs: what every front end calls. */
export interface Kind {
  check(news: Properties, surroundings: Surroundings): { inputs: Properties; failures: CheckFailure[] };
  /** Notes in `kept` what it tells of the program. */
  diff(id: string, olds: Properties, news: Properties, settings: Settings, kept: KeptHooks): Diff;
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

import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../provider/state";
import type { Instance } from "./instance";
import { hideSecrets, openSecrets, type SecretPlaces } from "./wire/secrets";
import { readStruct, toStruct } from "./wire/struct";

/** One request, with what has been read of it: its answer hides what it hid, and so do its messages. */
export class Request {
  private readonly places: SecretPlaces[] = [];
  private readonly texts: string[] = [];

  constructor(readonly instance: Instance) {}

  /** Properties of the request, secrets unwrapped. */
  open(struct: Struct | undefined): Properties {
    const { values, places, texts } = openSecrets(readStruct(struct));
    this.places.push(places);
    this.texts.push(...texts, ...(typeof values.session === "string" ? [values.session] : []));
    return values;
  }

  /** The state of a resource, secrets unwrapped. Its session can stand among its inputs only. */
  openState(properties: Struct | undefined, inputs: Struct | undefined): Properties {
    const state = this.open(properties);
    const { session } = this.open(inputs);
    return session === undefined ? state : { ...state, session };
  }

  /** Properties of the answer, with all wrapped that was. */
  close(properties: Properties): Struct {
    return toStruct(this.hide(properties));
  }

  /**
   * The state of a resource, as the engine keeps it and tells it to the program: without the session, where the inputs bring
   * it along. Pulumi's SDK for Node.js writes all that a program is told into its debug log, in clear text.
   */
  closeState(state: Properties): Struct {
    return this.close(this.instance.engineSendsInputs ? { ...state, session: undefined } : state);
  }

  private hide(properties: Properties): Properties {
    return hideSecrets(properties, ...this.places);
  }

  /** What no message may hold. Short texts are words of messages, and no secrets. */
  get secrets(): (string | undefined)[] {
    return [...this.instance.sessions, ...this.texts.filter((text) => text.length >= 12)];
  }
}

import { PROVIDER_TEXT } from "../../../sdk/provider-text";
import { type Kept, ProviderError } from "../support/provider-error";
import type { Properties, ProviderVerbs } from "../support/provider-verbs";

/** A resource as the engine keeps it. */
export interface Resource {
  id: string;
  inputs: Properties;
  outputs: Properties;
  initErrors: string[];
}

/** What a user is told in the course of an operation; empty: it succeeded. */
export type Told = string[];

/** One hook of one program, with the state that the engine would keep of it. */
export class Deployment {
  /** What the program declares; `undefined`: nothing any more. */
  declared: Properties | undefined;
  state: Resource | undefined;

  /** `pulumi up`: brings the hook from the state to what is declared. */
  async up(provider: ProviderVerbs): Promise<Told> {
    return telling(async () => {
      if (this.declared === undefined) await this.remove(provider);
      else await this.ensure(provider, { ...this.declared, __provider: PROVIDER_TEXT });
    });
  }

  /** `pulumi refresh`. */
  async refresh(provider: ProviderVerbs): Promise<Told> {
    const { state } = this;
    if (state === undefined) return [];
    return telling(async () => {
      const { id, properties, inputs } = await provider.read(state.id, state.outputs, state.inputs);
      this.state = id === "" ? undefined : { id, inputs, outputs: properties, initErrors: [] };
    });
  }

  private async remove(provider: ProviderVerbs): Promise<void> {
    if (this.state === undefined) return;
    await provider.delete(this.state.id, this.state.outputs);
    this.state = undefined;
  }

  private async ensure(provider: ProviderVerbs, declared: Properties): Promise<void> {
    const { state } = this;
    const { inputs, failures } = await provider.check(state?.inputs ?? {}, declared);
    if (failures.length > 0) throw new Error(`check refused what is right: ${JSON.stringify(failures)}`);
    if (state === undefined) {
      const made = await keeping(provider.create(inputs), (kept) => {
        this.state = { id: kept.id, inputs, outputs: kept.properties, initErrors: kept.reasons };
      });
      this.state = { id: made.id, inputs, outputs: made.properties, initErrors: [] };
      return;
    }
    const { changes, replaces } = await provider.diff(state.id, state.outputs, inputs);
    if (replaces.length > 0) throw new Error(`diff asks for a replace: ${replaces.join(", ")}`);
    if (!changes && state.initErrors.length === 0) {
      this.state = { ...state, inputs };
      return;
    }
    const { properties } = await keeping(provider.update(state.id, state.outputs, inputs), (kept) => {
      this.state = { ...state, outputs: kept.properties, initErrors: kept.reasons };
    });
    this.state = { id: state.id, inputs, outputs: properties, initErrors: [] };
  }
}

async function keeping<T>(verb: Promise<T>, keep: (kept: Kept) => void): Promise<T> {
  try {
    return await verb;
  } catch (error) {
    if (error instanceof ProviderError && error.kept !== undefined) keep(error.kept);
    throw error;
  }
}

async function telling(operation: () => Promise<void>): Promise<Told> {
  try {
    await operation();
    return [];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.kept?.reasons ?? [error.message];
  }
}

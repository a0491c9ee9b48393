import type { Kind } from "../provider/kinds/kind";
import type { Properties } from "../provider/state";
import { holdsUnknown } from "../provider/unknown";
import { CancelledError } from "./errors/cancelled";
import { UncheckedError } from "./errors/unchecked";
import type { Instance } from "./instance";

/**
 * Inputs that may be written to the service. The engine has had them checked, but what comes over the wire can come from
 * anybody: nothing is sent that a check would refuse, or that is not known.
 */
export function writable(kind: Kind, given: Properties, instance: Instance): Properties {
  if (instance.isCancelled) throw new CancelledError();
  const { inputs, failures } = kind.check(given, instance.surroundings);
  if (failures.length > 0) throw new UncheckedError(failures.map(({ reason }) => reason));
  if (holdsUnknown(inputs)) throw new UncheckedError(["a value is not known yet"]);
  return inputs;
}

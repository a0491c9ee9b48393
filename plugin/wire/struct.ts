import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../provider/state";

/** Properties as they came; none where there are none. */
export function readStruct(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

/** Properties as they go; what is undefined does not. */
export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(plain(properties) as Record<string, JavaScriptValue>);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const set = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(set.map(([name, entry]) => [name, plain(entry)]));
}

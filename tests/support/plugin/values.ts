import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Props = Record<string, unknown>;

export const WEBHOOK_URN = "urn:pulumi:dev::tests::zipwhip:index:Webhook::hook";
export const LINE_URN = "urn:pulumi:dev::tests::zipwhip:index:Line::line";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** A secret, as the engine sends one. */
export function secret(value: unknown): Props {
  return { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value };
}

export function struct(properties: Props): Struct {
  return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

export function plain(properties: Struct | undefined): Props {
  return properties?.toJavaScript() ?? {};
}

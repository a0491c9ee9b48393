import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Request } from "../request";

/** An engine that did not start this process tells it where it is. */
export function attach(message: PluginAttach, { instance }: Request): Empty {
  const address = message.getAddress();
  if (address !== "") instance.log.connect(address);
  return new Empty();
}

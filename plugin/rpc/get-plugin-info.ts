import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { VERSION } from "../version";

export function getPluginInfo(): PluginInfo {
  const info = new PluginInfo();
  info.setVersion(VERSION);
  return info;
}

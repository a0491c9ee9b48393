import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { answering, streaming } from "./answer";
import type { Instance } from "./instance";
import { attach } from "./rpc/attach";
import { cancel } from "./rpc/cancel";
import { check } from "./rpc/check";
import { checkConfig } from "./rpc/check-config";
import { configure } from "./rpc/configure";
import { create } from "./rpc/create";
import { remove } from "./rpc/delete";
import { diff } from "./rpc/diff";
import { diffConfig } from "./rpc/diff-config";
import { getPluginInfo } from "./rpc/get-plugin-info";
import { getSchema } from "./rpc/get-schema";
import { handshake } from "./rpc/handshake";
import { invoke } from "./rpc/invoke";
import { list } from "./rpc/list";
import { read } from "./rpc/read";
import { update } from "./rpc/update";

/** All that the engine can ask of the plugin. What is missing here, grpc-js answers with UNIMPLEMENTED. */
export function serviceOf(instance: Instance): UntypedServiceImplementation {
  return {
    handshake: answering(instance, handshake),
    attach: answering(instance, attach),
    getPluginInfo: answering(instance, getPluginInfo),
    getSchema: answering(instance, getSchema),
    checkConfig: answering(instance, checkConfig),
    diffConfig: answering(instance, diffConfig),
    configure: answering(instance, configure),
    check: answering(instance, check),
    diff: answering(instance, diff),
    create: answering(instance, create),
    read: answering(instance, read),
    update: answering(instance, update),
    delete: answering(instance, remove),
    list: streaming(instance, list),
    invoke: answering(instance, invoke),
    cancel: answering(instance, cancel),
  };
}

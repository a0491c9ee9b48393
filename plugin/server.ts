import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { Instance } from "./instance";
import { serviceOf } from "./service";

/** As Pulumi's own servers have it: a state can be large. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** Serves the engine on a free port of this machine, and answers the port. */
export function serve(instance: Instance): Promise<{ port: number; server: Server }> {
  const server = new Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
  });
  server.addService(ResourceProviderService, serviceOf(instance));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve({ port, server });
      else reject(error);
    });
  });
}

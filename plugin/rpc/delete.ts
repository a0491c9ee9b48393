import type { DeleteRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { CancelledError } from "../errors/cancelled";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";

export async function remove(message: DeleteRequest, request: Request): Promise<Empty> {
  const { instance } = request;
  const kind = kindOf(typeOfUrn(message.getUrn()));
  const olds = request.openState(message.getProperties(), message.getOldInputs());
  if (instance.isCancelled) throw new CancelledError();
  const context = { ...instance.context(message.getTimeout()), owner: message.getUrn() };
  await kind.remove(message.getId(), olds, context);
  return new Empty();
}

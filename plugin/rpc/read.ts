import { type ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";

/** For a refresh with state and inputs; for an import with the id only. An empty answer says that the resource is gone. */
export async function read(message: ReadRequest, request: Request): Promise<ReadResponse> {
  const kind = kindOf(typeOfUrn(message.getUrn()));
  const olds = request.openState(message.getProperties(), message.getInputs());
  const found = await kind.read(message.getId(), olds, request.instance.context(message.getTimeout()));
  const answer = new ReadResponse();
  if (found === undefined) return answer;
  answer.setId(found.id);
  answer.setProperties(request.closeState(found.outs));
  answer.setInputs(request.close(found.inputs));
  return answer;
}

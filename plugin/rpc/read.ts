import { type ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";

/** For a refresh with state and inputs; for an import with the id only. An empty answer says that the resource is gone. */
export async function read(message: ReadRequest, request: Request): Promise<ReadResponse> {
  const kind = kindOf(typeOfUrn(message.getUrn()));
  const state = request.open(message.getProperties());
  const { session } = request.open(message.getInputs());
  const olds = Object.keys(state).length > 0 || session === undefined ? state : { session };
  const found = await kind.read(message.getId(), olds, request.instance.context(message.getTimeout()));
  const answer = new ReadResponse();
  if (found === undefined) return answer;
  answer.setId(found.id);
  answer.setProperties(request.close(found.outs));
  answer.setInputs(request.close(found.inputs));
  return answer;
}

import { type CreateRequest, CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";
import { writable } from "../writable";

export async function create(message: CreateRequest, request: Request): Promise<CreateResponse> {
  const { instance } = request;
  const kind = kindOf(typeOfUrn(message.getUrn()));
  const given = request.open(message.getProperties());
  const answer = new CreateResponse();
  if (message.getPreview()) {
    answer.setProperties(request.closeState(kind.foresee(given, instance.settings)));
    return answer;
  }
  const inputs = writable(kind, given, instance);
  const context = { ...instance.context(message.getTimeout()), owner: message.getUrn() };
  const { id, outs } = await kind.create(inputs, context);
  answer.setId(id);
  answer.setProperties(request.closeState(outs));
  return answer;
}

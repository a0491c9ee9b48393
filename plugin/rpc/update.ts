import { type UpdateRequest, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";
import { writable } from "../writable";

export async function update(message: UpdateRequest, request: Request): Promise<UpdateResponse> {
  const { instance } = request;
  const kind = kindOf(typeOfUrn(message.getUrn()));
  const id = message.getId();
  const olds = request.openState(message.getOlds(), message.getOldInputs());
  const news = request.open(message.getNews());
  const answer = new UpdateResponse();
  if (message.getPreview()) {
    answer.setProperties(request.closeState(kind.foresee(news, instance.settings, { id, olds })));
    return answer;
  }
  const inputs = writable(kind, news, instance);
  const outs = await kind.update(id, olds, inputs, instance.context(message.getTimeout()));
  answer.setProperties(request.closeState(outs));
  return answer;
}

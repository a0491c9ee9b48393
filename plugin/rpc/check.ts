import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { CheckFailure as Failure } from "../../provider/check-fields";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";

export function check(message: CheckRequest, request: Request): CheckResponse {
  const { instance } = request;
  const urn = message.getUrn();
  const kind = kindOf(typeOfUrn(urn));
  const { inputs, failures } = kind.check(request.open(message.getNews()), instance.surroundings);
  if (failures.length === 0) {
    const { refusals, warnings } = instance.review.look(urn, kind, inputs, instance.settings);
    for (const warning of warnings) instance.log.say("WARNING", warning);
    failures.push(...refusals.map((reason) => ({ property: "", reason })));
  }
  const answer = new CheckResponse();
  answer.setInputs(request.close(inputs));
  answer.setFailuresList(failures.map(failureOf));
  return answer;
}

export function failureOf({ property, reason }: Failure): CheckFailure {
  const failure = new CheckFailure();
  failure.setProperty(property);
  failure.setReason(reason);
  return failure;
}

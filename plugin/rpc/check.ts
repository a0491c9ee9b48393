import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { CheckFailure as Failure } from "../../provider/check-fields";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";

export function check(message: CheckRequest, request: Request): CheckResponse {
  const kind = kindOf(typeOfUrn(message.getUrn()));
  const { inputs, failures } = kind.check(request.open(message.getNews()), request.instance.surroundings);
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

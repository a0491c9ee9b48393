import { type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { functionOf } from "../functions";
import type { Request } from "../request";
import { toStruct } from "../wire/struct";
import { failureOf } from "./check";

/** Answers no secrets: a function may not. A URL with a token is the caller's to hide. */
export async function invoke(message: InvokeRequest, request: Request): Promise<InvokeResponse> {
  const { check, call } = functionOf(message.getTok());
  const args = request.open(message.getArgs());
  const answer = new InvokeResponse();
  const failures = check(args, request.instance.surroundings);
  answer.setFailuresList(failures.map(failureOf));
  if (failures.length === 0) answer.setReturn(toStruct(await call(args, request.instance.context())));
  return answer;
}

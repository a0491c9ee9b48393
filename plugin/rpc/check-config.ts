import { type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { isDeclared } from "../../provider/declared-provider";
import { readSettings } from "../../zipwhip/settings";
import { faultsAmong, namesFor, strangersAmong, textsOf } from "../config";
import type { Request } from "../request";
import { failureOf } from "./check";

/**
 * Checks what is given to a provider. The engine keeps the answer in the state: the session goes back as a secret, also
 * where the stack's config holds it in clear text.
 */
export function checkConfig(message: CheckRequest, request: Request): CheckResponse {
  const news = request.open(message.getNews());
  for (const warning of strangersAmong(news)) request.instance.log.say("WARNING", warning);
  const answer = new CheckResponse();
  answer.setInputs(request.close(news));
  const urn = message.getUrn();
  const { problems } = readSettings([textsOf(news)], false, namesFor(urn));
  if (urn !== "" && isDeclared(urn)) problems.push(...faultsAmong(news));
  answer.setFailuresList(problems.map((reason) => failureOf({ property: "", reason })));
  return answer;
}

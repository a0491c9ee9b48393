import { type ConfigureRequest, ConfigureResponse } from "@pulumi/pulumi/proto/provider_pb";
import { textsOf } from "../config";
import type { Request } from "../request";

/** Takes the settings, and needs nobody to have checked them: `pulumi do` does not. What is wrong is told by the verbs. */
export function configure(message: ConfigureRequest, request: Request): ConfigureResponse {
  // The variables are what engines sent before there were args. Beside args they hold the word null for what is not set.
  const given = message.hasArgs()
    ? request.open(message.getArgs())
    : Object.fromEntries(message.getVariablesMap().toArray());
  const texts = textsOf(given);
  request.instance.configure(texts, message.getUrn() ?? "");
  request.instance.engineSendsInputs = message.getSendsOldInputs() && message.getSendsOldInputsToDelete();
  const answer = new ConfigureResponse();
  answer.setAcceptsecrets(true);
  answer.setAcceptresources(false);
  answer.setAcceptoutputs(false);
  answer.setSupportspreview(true);
  answer.setSupportsAutonamingConfiguration(false);
  return answer;
}

import { type ProviderHandshakeRequest, ProviderHandshakeResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Request } from "../request";

/** The first call. What it says of the wire, Configure says again. */
export function handshake(
  message: ProviderHandshakeRequest,
  { instance }: Request,
): ProviderHandshakeResponse {
  const address = message.getEngineAddress();
  if (address !== "") instance.log.connect(address);
  const answer = new ProviderHandshakeResponse();
  answer.setAcceptSecrets(true);
  answer.setAcceptResources(false);
  answer.setAcceptOutputs(false);
  answer.setSupportsAutonamingConfiguration(false);
  return answer;
}

import { GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { packageSchema } from "../schema";
import { VERSION } from "../version";

export function getSchema(): GetSchemaResponse {
  const answer = new GetSchemaResponse();
  answer.setSchema(JSON.stringify({ ...packageSchema(), version: VERSION }));
  return answer;
}

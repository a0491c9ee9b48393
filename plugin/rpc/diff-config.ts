import { type DiffRequest, DiffResponse } from "@pulumi/pulumi/proto/provider_pb";
import { detailsOf } from "../../provider/details";
import type { Request } from "../request";
import { setDetails } from "./details";

/**
 * Compares the settings of a provider. Never a replace, which would replace every hook: another session of the same line
 * changes none, and one of another line is told by the diff of each hook.
 */
export function diffConfig(message: DiffRequest, request: Request): DiffResponse {
  const details = detailsOf(request.open(message.getOlds()), request.open(message.getNews()), []);
  const answer = new DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const changes = Object.keys(details).length > 0;
  answer.setChanges(changes ? DIFF_SOME : DIFF_NONE);
  if (changes) setDetails(answer, details);
  return answer;
}

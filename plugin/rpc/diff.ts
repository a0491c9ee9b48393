import { type DiffRequest, DiffResponse } from "@pulumi/pulumi/proto/provider_pb";
import { detailsOf } from "../../provider/details";
import { kindOf, typeOfUrn } from "../kinds";
import type { Request } from "../request";
import { setDetails } from "./details";

export function diff(message: DiffRequest, request: Request): DiffResponse {
  const { settings, kept } = request.instance;
  const kind = kindOf(typeOfUrn(message.getUrn()));
  const olds = request.openState(message.getOlds(), message.getOldInputs());
  const news = request.open(message.getNews());
  const { changes, replaces, deleteBeforeReplace } = kind.diff(
    message.getId(),
    olds,
    news,
    settings,
    kept,
    message.getUrn(),
  );
  const answer = new DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  answer.setChanges(changes ? DIFF_SOME : DIFF_NONE);
  answer.setReplacesList(replaces);
  answer.setDeletebeforereplace(deleteBeforeReplace);
  const details = changes ? detailsOf(kind.inputsOf(olds), news, replaces) : {};
  if (Object.keys(details).length > 0) setDetails(answer, details);
  return answer;
}

import { type ListRequest, ListResponse } from "@pulumi/pulumi/proto/provider_pb";
import { checkLookup, lookUpHooks } from "../../provider/lookup/hooks";
import { PLUGIN_TYPES } from "../../provider/resource-types";
import { holdsUnknown } from "../../provider/unknown";
import { UncheckedError } from "../errors/unchecked";
import { kindOf } from "../kinds";
import { pageOf } from "../page";
import type { Request } from "../request";

/** What could be imported: the hooks of a line, or the line itself. */
export async function* list(message: ListRequest, request: Request): AsyncIterable<ListResponse> {
  const type = message.getToken();
  kindOf(type);
  const query = request.open(message.getQuery());
  if (holdsUnknown(query)) {
    const answer = new ListResponse();
    answer.setComputed(new ListResponse.Computed());
    yield answer;
    return;
  }
  const failures = checkLookup(query, request.instance.surroundings);
  if (failures.length > 0) throw new UncheckedError(failures.map(({ reason }) => reason));
  const { hooks, line } = await lookUpHooks(query, request.instance.context());
  if (type === PLUGIN_TYPES.line) {
    yield result(line ?? "line", line === undefined ? "line" : `line-${line}`);
    return;
  }
  const { entries, next } = pageOf(hooks, message.getContinuationToken(), [
    message.getLimit(),
    message.getPageSize(),
  ]);
  // Of a URL nothing: it can hold a receiver's token.
  for (const { webhookId, event } of entries) yield result(webhookId, `${event}-${webhookId}`);
  if (next === undefined) return;
  const answer = new ListResponse();
  const continuation = new ListResponse.Continuation();
  continuation.setContinuationToken(next);
  answer.setContinuation(continuation);
  yield answer;
}

function result(id: string, name: string): ListResponse {
  const found = new ListResponse.Result();
  found.setId(id);
  found.setName(name);
  const answer = new ListResponse();
  answer.setResult(found);
  return answer;
}

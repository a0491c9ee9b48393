import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Request } from "../request";

/** The user has interrupted the run: what is being written ends, as its outcome belongs into the state; nothing else begins. */
export function cancel(_message: Empty, { instance }: Request): Empty {
  instance.cancel();
  return new Empty();
}

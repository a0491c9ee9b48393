import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { clean } from "../provider/clean";
import { KeptStateError } from "../provider/errors/kept-state";
import type { Properties } from "../provider/state";

/** Those that leave no doubt about what the service holds. All else is UNKNOWN, as is what nobody foresaw. */
const CODES: Record<string, status> = {
  CancelledError: status.ABORTED,
  DeclaredTwiceError: status.ALREADY_EXISTS,
  GoneError: status.NOT_FOUND,
  HeldError: status.ALREADY_EXISTS,
  NoIdError: status.INVALID_ARGUMENT,
  NoSuchHookError: status.NOT_FOUND,
  NoneListedError: status.FAILED_PRECONDITION,
  OwnSessionError: status.UNAUTHENTICATED,
  RateLimitedError: status.RESOURCE_EXHAUSTED,
  RefusedError: status.FAILED_PRECONDITION,
  RefusedHooksError: status.ALREADY_EXISTS,
  SettingError: status.INVALID_ARGUMENT,
  SeveralIdenticalError: status.ALREADY_EXISTS,
  StrangerError: status.ALREADY_EXISTS,
  StrangersError: status.FAILED_PRECONDITION,
  TakenError: status.ALREADY_EXISTS,
  UncheckedError: status.INVALID_ARGUMENT,
  UnauthorizedError: status.UNAUTHENTICATED,
  UnknownTypeError: status.UNIMPLEMENTED,
  UnsentError: status.ABORTED,
  WrongLineError: status.FAILED_PRECONDITION,
};

/**
 * What the engine is told of whatever was thrown: one line without sessions; of a partial failure also what it is to keep.
 *
 * @param close makes of a state what the engine keeps
 */
export function statusOf(
  error: unknown,
  secrets: readonly (string | undefined)[],
  close: (state: Properties) => Struct,
): Partial<ServiceError> {
  const details = clean(error, secrets);
  const code = (error instanceof Error ? CODES[error.name] : undefined) ?? status.UNKNOWN;
  if (!(error instanceof KeptStateError)) return { code, details };
  const failed = new ErrorResourceInitFailed();
  failed.setId(error.id);
  failed.setProperties(close({ ...error.state }));
  failed.setReasonsList([details]);
  const any = new Any();
  any.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const all = new Status();
  all.setCode(code);
  all.setMessage(details);
  all.addDetails(any);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(all.serializeBinary()));
  return { code, details, metadata };
}

import type { Metadata, ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";

const INIT_FAILED = "pulumirpc.ErrorResourceInitFailed";

/** What the engine is to keep of a hook in spite of an error. */
export interface Kept {
  id: string;
  properties: Record<string, unknown>;
  reasons: string[];
}

/** An error that a provider process answered, as the engine understands it. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";

  constructor(
    message: string,
    readonly kept?: Kept,
    /** Of gRPC. */
    readonly code?: number,
  ) {
    super(message);
  }
}

export function understood({ details, metadata, code }: ServiceError): ProviderError {
  const failed = initFailed(metadata);
  const kept = failed && {
    id: failed.getId(),
    properties: failed.getProperties()?.toJavaScript() ?? {},
    reasons: failed.getReasonsList(),
  };
  return new ProviderError(details, kept, code);
}

function initFailed(metadata: Metadata | undefined): ErrorResourceInitFailed | undefined {
  const [bytes] = metadata?.get("grpc-status-details-bin") ?? [];
  if (!Buffer.isBuffer(bytes)) return undefined;
  for (const detail of Status.deserializeBinary(bytes).getDetailsList()) {
    const found = detail.unpack(ErrorResourceInitFailed.deserializeBinary, INIT_FAILED);
    if (found !== null) return found;
  }
  return undefined;
}

import { AxiosError, isAxiosError } from "axios";
import type { NoAnswer } from "../outcome";
import { redactSent } from "../redact";
import { TunnelError } from "./tunnel";

// Node's words for a certificate that it does not trust: https://nodejs.org/api/tls.html#x509-certificate-error-codes
const CERTIFICATE = /^(UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CERT_|ERR_TLS_CERT_|INVALID_CA|HOSTNAME_MISMATCH)/;

/**
 * Why there is no answer, from what axios threw. An axios error holds the whole request, session included:
 * nothing of it goes further but its words.
 *
 * @param known what happened, where that is known better
 */
export function explain(
  error: unknown,
  known: string | undefined,
  parameters: Record<string, string>,
): NoAnswer {
  const { code, message, request, beneath } = anatomy(error);
  const words = redactSent(message.replace(/\s+/g, " "), parameters);
  const what = known ?? `no answer (${words}${remedy(code)})`;
  const cause = Object.assign(new Error(what), code === undefined ? {} : { code });
  return { what, sent: !isUnsent(request, beneath), hopeless: CERTIFICATE.test(code ?? ""), cause };
}

/** Whether the answer was given up because of its size. */
export function isTooLarge(error: unknown): boolean {
  return (
    isAxiosError(error) &&
    error.code === AxiosError.ERR_BAD_RESPONSE &&
    error.message.startsWith("maxContentLength ")
  );
}

interface Anatomy {
  code?: string | undefined;
  message: string;
  request?: { socket?: { connecting?: boolean; secureConnecting?: boolean } | null } | undefined;
  beneath?: unknown;
}

function anatomy(error: unknown): Anatomy {
  const message = error instanceof Error ? error.message : "unknown reason";
  if (!isAxiosError(error)) return { message };
  const { code, request, cause } = error;
  return { code, message: message === "" ? (code ?? "unknown reason") : message, request, beneath: cause };
}

// Nothing is sent before there is a socket, connected, and over TLS sure of whom it speaks to. What happens
// afterwards, a TLS alert too, may have happened after the request was read.
function isUnsent(request: Anatomy["request"], beneath: unknown): boolean {
  if (beneath instanceof TunnelError) return true;
  if (request === undefined) return false;
  const { socket } = request;
  if (!socket || socket.connecting === true || socket.secureConnecting === true) return true;
  const { syscall, errors } = (beneath ?? {}) as { syscall?: string; errors?: { syscall?: string }[] };
  return ["connect", "getaddrinfo"].includes(syscall ?? errors?.[0]?.syscall ?? "");
}

function remedy(code: string | undefined): string {
  return /^(UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code ?? "")
    ? "; an authority of your own is made known by NODE_EXTRA_CA_CERTS"
    : "";
}

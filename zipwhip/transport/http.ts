import http from "node:http";
import https from "node:https";
import axios, { type AxiosInstance, isAxiosError } from "axios";
import type { NoAnswer } from "../outcome";
import { redactSent } from "../redact";

/** The largest answer that is read: 32 MiB, some 100,000 hooks. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

/** One request, ready to be sent. */
export interface HttpRequest {
  method: "GET" | "POST";
  url: string;
  parameters: Record<string, string>;
}

/** An answer as it came over the wire. */
export interface HttpAnswer {
  status: number;
  body: string;
  retryAfter?: string | undefined;
  location?: string | undefined;
}

/** Sends one request once. */
export type HttpSend = (
  request: HttpRequest,
  timeoutMs: number,
) => Promise<{ answer: HttpAnswer } | { noAnswer: NoAnswer }>;

/** Sends over axios: connections kept open, no redirects, certificates checked, whole answers as text. */
export function createHttp(): HttpSend {
  const client = axios.create({
    maxRedirects: 0,
    proxy: false,
    responseType: "text",
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
    maxContentLength: LARGEST_ANSWER,
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true, minVersion: "TLSv1.2" }),
    headers: { "User-Agent": "pulumi-zipwhip", Accept: "application/json" },
  });
  return (request, timeoutMs) => send(client, request, timeoutMs);
}

async function send(client: AxiosInstance, request: HttpRequest, timeoutMs: number): ReturnType<HttpSend> {
  const { method, url, parameters } = request;
  const timeOut = AbortSignal.timeout(timeoutMs);
  try {
    const { status, data, headers } = await client.request<string>({
      method,
      url,
      signal: timeOut,
      ...(method === "GET" ? { params: parameters } : { data: new URLSearchParams(parameters) }),
    });
    const text = (name: string) => (typeof headers[name] === "string" ? headers[name] : undefined);
    return {
      answer: { status, body: data ?? "", retryAfter: text("retry-after"), location: text("location") },
    };
  } catch (error) {
    return { noAnswer: explain(error, timeOut.aborted, timeoutMs, parameters) };
  }
}

// An axios error holds the whole request, session included: nothing of it goes further but its words.
function explain(
  error: unknown,
  timedOut: boolean,
  timeoutMs: number,
  parameters: Record<string, string>,
): NoAnswer {
  const { code, message, syscall, socket } = anatomy(error);
  const unconnected = socket?.connecting === true || socket?.secureConnecting === true;
  const sent = !unconnected && syscall !== "connect" && syscall !== "getaddrinfo" && !isTls(code);
  const words = redactSent(message.replace(/\s+/g, " "), parameters);
  const what = timedOut ? `time-out after ${timeoutMs / 1000} s` : `no answer (${words})`;
  const cause = Object.assign(new Error(what), code === undefined ? {} : { code });
  return { what, sent, cause };
}

interface Anatomy {
  code?: string | undefined;
  message: string;
  syscall?: string | undefined;
  socket?: { connecting?: boolean; secureConnecting?: boolean } | null;
}

function anatomy(error: unknown): Anatomy {
  const message = error instanceof Error ? error.message : "unknown reason";
  if (!isAxiosError(error)) return { message };
  const cause = error.cause as { syscall?: string; errors?: { syscall?: string }[] } | undefined;
  return {
    code: error.code,
    message: message === "" ? (error.code ?? "unknown reason") : message,
    syscall: cause?.syscall ?? cause?.errors?.[0]?.syscall,
    socket: error.request?.socket,
  };
}

function isTls(code: string | undefined): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/.test(
    code ?? "",
  );
}

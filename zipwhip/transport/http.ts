import { isUtf8 } from "node:buffer";
import axios, { type AxiosInstance } from "axios";
import type { NoAnswer } from "../outcome";
import { createAgents } from "./agents";
import { explain, isTooLarge } from "./no-answer";

/** The largest answer that is read, unpacked: 32 MiB, some 100,000 hooks. */
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
  date?: string | undefined;
}

/** Sends one request once. */
export type HttpSend = (
  request: HttpRequest,
  timeoutMs: number,
) => Promise<{ answer: HttpAnswer } | { noAnswer: NoAnswer }>;

/** Sends over axios: connections kept open, no redirects, certificates checked, whole answers as text. */
export function createHttp(apiUrl: string, timeoutMs: number): HttpSend {
  const { agents, resting } = createAgents(apiUrl, timeoutMs);
  const client = axios.create({
    maxRedirects: 0,
    // The agents see to the proxy.
    proxy: false,
    responseType: "arraybuffer",
    transformResponse: [(body: unknown) => body],
    validateStatus: () => true,
    maxContentLength: LARGEST_ANSWER,
    ...agents,
    headers: { "User-Agent": "pulumi-zipwhip", Accept: "application/json" },
  });
  return async (request, timeoutMs) => {
    await resting.over();
    return send(client, request, timeoutMs);
  };
}

async function send(client: AxiosInstance, request: HttpRequest, timeoutMs: number): ReturnType<HttpSend> {
  const { method, url, parameters } = request;
  const timeOut = AbortSignal.timeout(timeoutMs);
  try {
    const { status, data, headers } = await client.request<Buffer>({
      method,
      url,
      signal: timeOut,
      ...(method === "GET" ? { params: parameters } : { data: new URLSearchParams(parameters) }),
    });
    const text = (name: string) => (typeof headers[name] === "string" ? headers[name] : undefined);
    const body = readText(status, data);
    const [retryAfter, location, date] = [text("retry-after"), text("location"), text("date")];
    return { answer: { status, body, retryAfter, location, date } };
  } catch (error) {
    const tooLarge = isTooLarge(error);
    const late = timeOut.aborted ? `time-out after ${timeoutMs / 1000} s` : undefined;
    const known = tooLarge ? "the answer is larger than the 32 MiB that are read" : late;
    const why = explain(error, known, parameters);
    return { noAnswer: { ...why, tooLarge, hopeless: why.hopeless || tooLarge } };
  }
}

// JSON is UTF-8: what is not is no answer of the API, and half-read it could show a hook with another URL.
function readText(status: number, bytes: Buffer): string {
  return status >= 200 && status < 300 && !isUtf8(bytes) ? "" : new TextDecoder().decode(bytes);
}

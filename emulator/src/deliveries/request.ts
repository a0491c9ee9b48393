import type { OutgoingHttpHeaders } from "node:http";
import { parseExactly } from "pulumi-zipwhip/payload";
import type { Profile } from "../messages/payload";

const USER_AGENTS: Record<Profile, string> = {
  "2015": "Jakarta Commons-HttpClient/3.1",
  "2020": "Apache-HttpClient/4.5.7 (Java/1.8.0_201)",
};
const CONTENT_TYPES: Record<Profile, string> = {
  "2015": "application/json; charset=UTF-8",
  "2020": "application/json;charset=UTF-8",
};

/** What is sent to a hook's URL. */
export interface DeliveryRequest {
  url: URL;
  method: string;
  headers: OutgoingHttpHeaders;
  body: string;
}

/**
 * The request of a delivery, with the documented headers. What GET delivers is not documented: OUR CHOICE is the fields of
 * the payload as a query, or nothing.
 */
export function requestOf(
  { url: text, method, body }: { url: string; method: string; body: string },
  profile: Profile,
  getDelivers: "query" | "nothing",
): DeliveryRequest {
  const url = new URL(text);
  const agent = { "User-Agent": USER_AGENTS[profile] };
  if (method === "GET") {
    if (getDelivers === "query") {
      for (const [name, value] of fieldsOf(body)) url.searchParams.append(name, value);
    }
    return { url, method, headers: agent, body: "" };
  }
  const headers = {
    ...agent,
    Host: url.host,
    "Content-Length": Buffer.byteLength(body),
    "Content-Type": CONTENT_TYPES[profile],
  };
  return { url, method, headers, body };
}

// Exactly: JSON.parse would round the ids.
function fieldsOf(body: string): [string, string][] {
  return Object.entries(parseExactly(body) as object).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)] as [string, string]],
  );
}

/** Whether a URL leads to this machine. */
export function isLocal({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

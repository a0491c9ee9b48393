import { BlockList, isIP } from "node:net";
import { isLoopback } from "../identity";
import { parseUrl } from "../parse-url";

/** What a reviewer should know of a hook that is legal all the same. */
export function findingsOf(hook: { url: string; method: string }, apiIsReal: boolean): string[] {
  const url = parseUrl(hook.url);
  if (url === undefined) return [];
  const { protocol, hostname } = url;
  const findings: string[] = [];
  if (protocol === "http:") {
    findings.push(
      "url begins with http://: messages would be delivered in clear text; https:// is recommended",
    );
  }
  if (hook.method === "GET") {
    findings.push("method GET: what the service then sends is not documented; POST is the safe choice");
  }
  if (apiIsReal && isPrivateHost(hostname)) {
    findings.push(
      `url points at ${hostname}, a loopback or private host, which Zipwhip's service cannot reach`,
    );
  }
  return findings;
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ["::", 128],
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv6");
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, "");
  const family = isIP(host);
  if (family !== 0) return PRIVATE.check(host, family === 6 ? "ipv6" : "ipv4");
  return isLoopback(host) || !host.includes(".") || /\.(local|internal|lan|home\.arpa)$/.test(host);
}

import http from "node:http";
import https from "node:https";
import { proxyFor } from "./proxy";
import { Resting } from "./resting";
import { createTunnel } from "./tunnel";

// Said outright, so that neither NODE_TLS_REJECT_UNAUTHORIZED=0 nor --tls-min-v1.0 takes it back.
const STRICT = { rejectUnauthorized: true, minVersion: "TLSv1.2" } as const;

/** The connections to one API: kept open, certificates checked, through the environment's proxy if there is one. */
export function createAgents(apiUrl: string, timeoutMs: number) {
  const proxy = proxyFor(apiUrl);
  const options = { keepAlive: true, ...STRICT };
  const resting = new Resting();
  const agents = {
    httpAgent: resting.add(new http.Agent({ keepAlive: true })),
    httpsAgent: resting.add(
      proxy === undefined ? new https.Agent(options) : createTunnel(proxy, options, STRICT, timeoutMs),
    ),
  };
  return { agents, resting };
}

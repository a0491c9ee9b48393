import type https from "node:https";

/** The proxy opened no way to the API: nothing was sent. */
export class TunnelError extends Error {
  override readonly name = "TunnelError";
}

/**
 * Connections through a proxy, by CONNECT: what goes over them is encrypted for the API, and the proxy sees its name only.
 *
 * @param towardsProxy how to treat a proxy that is itself reached over TLS
 * @param timeoutMs after which an attempt at a tunnel is given up, and an idle one closed
 */
export function createTunnel(
  proxy: URL,
  options: https.AgentOptions,
  towardsProxy: { rejectUnauthorized: boolean; minVersion: "TLSv1.2" },
  timeoutMs: number,
): https.Agent {
  // Only here, because hardly anybody has a proxy.
  const { HttpsProxyAgent } = require("hpagent") as typeof import("hpagent");

  class Tunnel extends HttpsProxyAgent {
    override createConnection(
      ...[to, done]: Parameters<https.Agent["createConnection"]>
    ): ReturnType<https.Agent["createConnection"]> {
      return super.createConnection(to, (error, socket) => {
        done?.(error ? explain(error, proxy) : null, socket);
      });
    }
  }
  return new Tunnel({ ...options, proxy, proxyRequestOptions: towardsProxy, timeout: timeoutMs });
}

function explain(error: Error, { host }: URL): TunnelError {
  const status = /^Bad response: (\d+)$/.exec(error.message)?.[1];
  if (status === undefined) return new TunnelError(`the proxy ${host}: ${error.message}`);
  const hint = status === "407" ? ", it wants other credentials" : "";
  return new TunnelError(`the proxy ${host} answered ${status}${hint}`);
}

import type { IncomingHttpHeaders } from "node:http";

const LOOPBACK = /^(?:localhost|[^.]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Whether an address to listen on can be reached from this machine only. */
export function isLoopbackAddress(host: string): boolean {
  return host === "::1" || LOOPBACK.test(host);
}

/**
 * Why a request is turned away, if it is. Any web page can have a browser send requests to this machine: it
 * shows in the name that the page was reached under (Host), or in the page that sent it (Origin).
 */
export function foreignRequest({ host = "", origin }: IncomingHttpHeaders): string | undefined {
  if (!LOOPBACK.test(host.replace(/:\d+$/, ""))) {
    return "Host: only names of this machine are answered, use 127.0.0.1 or localhost";
  }
  if (origin !== undefined && !(URL.canParse(origin) && LOOPBACK.test(new URL(origin).hostname))) {
    return "Origin: only pages of this machine are answered, leave the header out";
  }
  return undefined;
}

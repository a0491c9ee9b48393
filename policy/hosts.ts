import { parseUrl } from "../zipwhip/parse-url";
/**
 * Whether a host is one of a list: by its name, or by `*.example.com`, which stands for every host below example.com and
 * not for example.com itself. A port does not count.
 */
export function isAmong(url: string, hosts: readonly string[]): boolean {
  const parsed = parseUrl(url);
  if (parsed === undefined) return false;
  const host = plain(parsed.hostname);
  return hosts.some((entry) => {
    const wanted = plain(entry);
    return wanted.startsWith("*.") ? host.endsWith(wanted.slice(1)) : host === wanted;
  });
}

function plain(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$|\.$/g, "");
}

import { parseUrl } from "../zipwhip/parse-url";

/**
 * Whether a host is one of a list: by its name, or by `*.example.com`, which stands for every host below example.com and
 * not for example.com itself. A port does not count, and letters such as "ü" are those of the name in ASCII.
 */
export function isAmong(url: string, hosts: readonly string[]): boolean {
  const parsed = parseUrl(url);
  if (parsed === undefined) return false;
  const host = withoutDot(parsed.hostname);
  return hosts.some((entry) => {
    const [, below, name = ""] = /^\s*(\*\.)?(.*?)\s*$/.exec(entry) ?? [];
    const wanted = hostOf(name);
    if (wanted === undefined) return false;
    return below === undefined ? host === wanted : host.endsWith(`.${wanted}`);
  });
}

/** The host as a URL has it; `undefined` where it is none. */
function hostOf(text: string): string | undefined {
  // An IPv6 address stands in brackets in a URL.
  const host = /^[^[]*:.*:/.test(text) ? `[${text}]` : text;
  const parsed = parseUrl(`https://${host}`);
  return parsed === undefined ? undefined : withoutDot(parsed.hostname);
}

function withoutDot(host: string): string {
  return host.replace(/\.$/, "");
}

import { getProxyForUrl } from "proxy-from-env";
import { SettingError } from "../errors";
import { parseUrl } from "../parse-url";

const VARIABLES = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/**
 * The proxy that the environment names for the API (HTTPS_PROXY, ALL_PROXY, less NO_PROXY, in either case of the
 * letters). None for http: that is this machine.
 */
export function proxyFor(apiUrl: string): URL | undefined {
  if (new URL(apiUrl).protocol !== "https:") return undefined;
  const found = getProxyForUrl(apiUrl);
  if (found === "") return undefined;
  // Without a scheme the library takes the API's. Every other tool takes http.
  const named = VARIABLES.some((name) => process.env[name] === found);
  return check(named ? found : found.replace(/^https:/, "http:"));
}

// No message quotes the address: it can hold a password.
function check(address: string): URL {
  const url = parseUrl(address);
  if (url === undefined) throw wrong("is not a URL: give http://host:port");
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw wrong(`is of the kind ${url.protocol}// : only http:// and https:// proxies are supported`);
  }
  if ([url.username, url.password].some((text) => !isDecodable(text))) {
    throw wrong("has a lone % in its user name or password: write it as %25");
  }
  return url;
}

function wrong(what: string): SettingError {
  return new SettingError(`the proxy in HTTPS_PROXY or ALL_PROXY ${what}; nothing was sent`);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

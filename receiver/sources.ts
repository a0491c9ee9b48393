import ipaddr from "ipaddr.js";
import { ReceiverOptionError } from "./options";

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** Whether a delivery may come from where it comes from. */
export type SourceCheck = (peer: string | undefined, forwardedFor: string | undefined) => boolean;

/**
 * @param sources undefined: from everywhere
 * @param proxies those whose X-Forwarded-For is believed
 * @throws ReceiverOptionError
 */
export function sourceCheck(sources: readonly string[] | undefined, proxies: readonly string[]): SourceCheck {
  const trusted = rangesOf("trustedProxies", proxies);
  if (sources === undefined) return () => true;
  const allowed = rangesOf("sources", sources);
  return (peer, forwardedFor) => {
    const client = clientOf(peer, forwardedFor, trusted);
    return client !== undefined && within(client, allowed);
  };
}

// Each proxy adds at the right whom it has heard: what stands left of the first stranger, he may have made up.
function clientOf(peer: string | undefined, forwardedFor: string | undefined, trusted: readonly Range[]) {
  let client = parse(peer);
  for (const heard of (forwardedFor ?? "").split(",").reverse()) {
    if (client === undefined || !within(client, trusted)) return client;
    if (heard.trim() !== "") client = parse(heard.trim());
  }
  return client;
}

function parse(address: string | undefined) {
  // Some proxies add the port.
  const text = address?.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  // An IPv4 address that came over IPv6 is one.
  return text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

function within(address: NonNullable<ReturnType<typeof parse>>, ranges: readonly Range[]): boolean {
  return ranges.some((range) => address.kind() === range[0].kind() && address.match(range));
}

function rangesOf(name: string, texts: readonly string[]): Range[] {
  return texts.map((text) => {
    try {
      if (text.includes("/")) return ipaddr.parseCIDR(text);
      const address = ipaddr.process(text);
      return [address, address.kind() === "ipv4" ? 32 : 128] as Range;
    } catch {
      throw new ReceiverOptionError(
        `${name}: ${JSON.stringify(text)} is neither an address nor a CIDR range`,
      );
    }
  });
}

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
  return text !== undefined && isWhole(text) ? ipaddr.process(text) : undefined;
}

// The parser takes "10.1" as well, for 10.0.0.1.
function isWhole(text: string): boolean {
  return text.includes(":") ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
}

function within(address: NonNullable<ReturnType<typeof parse>>, ranges: readonly Range[]): boolean {
  return ranges.some((range) => address.kind() === range[0].kind() && address.match(range));
}

function rangesOf(name: string, texts: readonly string[]): Range[] {
  if (!Array.isArray(texts))
    throw new ReceiverOptionError(`${name}: give a list of addresses or CIDR ranges`);
  return texts.map((text) => {
    const range = rangeOf(text);
    if (range !== undefined) return range;
    throw new ReceiverOptionError(`${name}: ${JSON.stringify(text)} is neither an address nor a CIDR range`);
  });
}

function rangeOf(text: unknown): Range | undefined {
  const [address = "", bits = address.includes(":") ? "128" : "32", ...more] = String(text).split("/");
  const cidr = `${address}/${bits}`;
  if (more.length > 0 || !isWhole(address) || !ipaddr.isValidCIDR(cidr)) return undefined;
  const [first, length] = ipaddr.parseCIDR(cidr);
  // As its addresses are looked at.
  const mapped = first instanceof ipaddr.IPv6 && first.isIPv4MappedAddress() && length >= 96;
  return mapped ? [first.toIPv4Address(), length - 96] : [first, length];
}

import { crc32 } from "node:zlib";

/**
 * The fingerprint of a conversation, as a payload carries it: the unsigned CRC-32 of its addresses, in decimal. Found
 * by recomputing ten published samples; none of them had a cc or bcc, so what those do to it is not known.
 */
export function fingerprintOf(address: string): string {
  return String(crc32(`AD:${address},CC:,BCC:`));
}

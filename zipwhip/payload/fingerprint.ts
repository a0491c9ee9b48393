import { crc32 } from "node:zlib";

/** What a fingerprint is made of. */
export interface Fingerprinted {
  address?: string | null | undefined;
  fingerprint?: string | null | undefined;
  cc?: string | null | undefined;
  bcc?: string | null | undefined;
}

/**
 * The fingerprint of a conversation, as a payload carries it: the unsigned CRC-32 of its addresses, in decimal. Found
 * by recomputing ten published samples; none of them had a cc or bcc, so what those do to it is not known.
 */
export function fingerprintOf(address: string): string {
  return String(crc32(`AD:${address},CC:,BCC:`));
}

/**
 * Whether a message has the fingerprint that its address makes; `undefined` where that cannot be told: one of the two is
 * missing, or there is a cc or bcc. It protects against nothing, since everybody can compute it.
 */
export function hasItsFingerprint({ address, fingerprint, cc, bcc }: Fingerprinted): boolean | undefined {
  if (!address || !fingerprint || cc || bcc) return undefined;
  return fingerprint === fingerprintOf(address);
}

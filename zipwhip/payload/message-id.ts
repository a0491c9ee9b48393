const EPOCH = 1_288_834_974_657n;

/**
 * When a message was made, read from its id: the upper bits are milliseconds since an epoch in 2010. Our inference, from
 * five published samples that agree with their `dateCreated`; nothing else is known of the other bits.
 */
export function messageTime(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + EPOCH));
}

/** An id as the service makes them, for what stands in for it: `maker` below 1,024, `sequence` below 4,096. */
export function messageIdAt(time: Date, maker: number, sequence: number): string {
  const milliseconds = BigInt(time.getTime()) - EPOCH;
  return String((milliseconds << 22n) | (BigInt(maker) << 12n) | BigInt(sequence));
}

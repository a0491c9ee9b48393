import type { Operation } from "../columns/column";
import type { Traffic } from "../stores/store";

/** One run of one operation: what everything is computed from. */
export interface Sample {
  column: string;
  hooks: number;
  lines: number;
  repeat: number;
  operation: Operation;
  seconds: number;
  /** By call. */
  requests: Record<string, number>;
  /** Of answers, heads and all. */
  bytesReceived: number;
  /** MB, of the provider process. */
  peakMemory?: number;
  /** What the state held of each hook after the operation. */
  stateBytesPerHook?: number;
  /** To and from the store of states, where there is a wire to it. */
  traffic?: Traffic;
}

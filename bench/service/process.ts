import { startEmulator } from "zipwhip-emulator";
import { wireBytes } from "./wire-bytes";

/** What the bench asks of the service. */
export type Ask = { ask: "new lines"; lines: number } | { ask: "spent" };

/** What was received since it was last asked, and how the service is now. */
export interface Spent {
  /** By call, for example `{ "webhook/list": 1 }`. */
  requests: Record<string, number>;
  /** All that was sent in answer, heads and all. */
  bytes: number;
  /** The hooks that are installed now. */
  installed: number;
}

// The emulator in a process of its own: its work is not counted as the provider's, and it has its own turn of the cores.
async function main(latencyMs: number): Promise<void> {
  const bytesSent = wireBytes();
  const emulator = await startEmulator({ latencyMs });
  let sent = 0;
  const answers = {
    "new lines": ({ lines }: { lines: number }): string[] => {
      emulator.reset();
      return Array.from({ length: lines }, () => emulator.createLine().session);
    },
    spent: (): Spent => {
      const requests: Record<string, number> = {};
      for (const { path } of emulator.requests()) {
        const call = path.slice(1);
        requests[call] = (requests[call] ?? 0) + 1;
      }
      emulator.clearRequests();
      const before = sent;
      sent = bytesSent();
      const installed = emulator.lines().reduce((sum, line) => sum + emulator.hooks(line.deviceId).length, 0);
      return { requests, bytes: sent - before, installed };
    },
  };
  process.on("message", (ask: Ask) => {
    process.send?.(ask.ask === "spent" ? answers.spent() : answers["new lines"](ask));
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.(emulator.url);
}

void main(Number(process.argv[2]));

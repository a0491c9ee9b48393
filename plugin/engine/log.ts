import { AsyncLocalStorage } from "node:async_hooks";
import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

export type Severity = keyof typeof LogSeverity;

/** How long the engine is waited for: an answer must not hang on a message. */
const DELIVERY_MS = 1_000;

/** The engine's log, where messages appear at the resource that they are about. Without an engine: stderr. */
export class EngineLog {
  private readonly subject = new AsyncLocalStorage<string>();
  private readonly pending = new Set<Promise<void>>();
  private client: EngineClient | undefined;

  constructor(private readonly otherwise: (line: string) => void) {}

  /** @param address the engine's */
  connect(address: string): void {
    this.client?.close();
    this.client = new EngineClient(address, credentials.createInsecure());
  }

  /** Runs what is done for a resource: whatever is said meanwhile is about it. */
  async about<T>(urn: string, act: () => Promise<T>): Promise<T> {
    try {
      return await this.subject.run(urn, act);
    } finally {
      // What belongs to a resource must be there before its answer is, or it is shown nowhere.
      await Promise.all(this.pending);
    }
  }

  say(severity: Severity, message: string): void {
    const { client } = this;
    if (client === undefined) {
      this.otherwise(message);
      return;
    }
    const request = new LogRequest();
    request.setSeverity(LogSeverity[severity]);
    request.setMessage(message);
    request.setUrn(this.subject.getStore() ?? "");
    const delivered = new Promise<void>((resolve) => {
      client.log(request, { deadline: Date.now() + DELIVERY_MS } as never, (error: unknown) => {
        if (error) this.otherwise(message);
        resolve();
      });
    }).finally(() => this.pending.delete(delivered));
    this.pending.add(delivered);
  }
}

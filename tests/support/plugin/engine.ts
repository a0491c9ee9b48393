import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** One message as it came to the engine's log. */
export interface Logged {
  severity: string;
  message: string;
  urn: string;
}

/** As much of an engine as a plugin talks to: its log. */
export class LoggingEngine {
  readonly logged: Logged[] = [];

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(): Promise<LoggingEngine> {
    const server = new Server();
    const port = await new Promise<number>((resolve, reject) => {
      server.addService(EngineService, {
        log: (call: { request: LogRequest }, done: (error: null, answer: Empty) => void) => {
          engine.note(call.request);
          done(null, new Empty());
        },
      });
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    const engine = new LoggingEngine(server, `127.0.0.1:${port}`);
    return engine;
  }

  private note(request: LogRequest): void {
    const severities = Object.entries(LogSeverity);
    const severity = severities.find(([, value]) => value === request.getSeverity())?.[0] ?? "";
    this.logged.push({ severity, message: request.getMessage(), urn: request.getUrn() });
  }

  close(): void {
    this.server.forceShutdown();
  }
}

import type { Server } from "@grpc/grpc-js";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { EngineLog } from "../../../plugin/engine/log";
import { Instance } from "../../../plugin/instance";
import { serve } from "../../../plugin/server";
import { takeCalls } from "../verb-context";
import { LoggingEngine } from "./engine";
import { Wire } from "./wire";

/** A plugin with a client, an engine's log, and an emulator with a line. */
export interface PluginBed {
  emulator: Emulator;
  line: Line;
  wire: Wire;
  engine: LoggingEngine;
  /** What it would have printed. */
  printed: string[];
  /** The calls that the emulator received since the last look, in order. */
  calls(): string[];
  /** A further plugin process, as the next run of the engine starts one. */
  restart(env?: Record<string, string>): Promise<Wire>;
}

/** For a `describe`: before each test a fresh line and a fresh plugin. Answers what is there now. */
export function pluginBed(env: Record<string, string> = {}): () => PluginBed {
  let emulator: Emulator;
  let now: PluginBed;
  const open: { server: Server; wire: Wire }[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    emulator.reset();
    const line = emulator.createLine();
    const engine = await LoggingEngine.start();
    const printed: string[] = [];
    const base = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session, ...env };
    const restart = async (more: Record<string, string> = {}) => {
      const log = new EngineLog((text) => printed.push(text));
      log.connect(engine.address);
      const { port, server } = await serve(new Instance(log, { ...base, ...more }));
      const wire = new Wire(port);
      open.push({ server, wire });
      await wire.configure({});
      return wire;
    };
    const calls = () => takeCalls(emulator);
    now = { emulator, line, engine, printed, calls, restart, wire: await restart() };
  });
  afterEach(() => {
    for (const { server, wire } of open.splice(0)) {
      wire.close();
      server.forceShutdown();
    }
    now.engine.close();
  });
  after(() => emulator.close());
  return () => now;
}

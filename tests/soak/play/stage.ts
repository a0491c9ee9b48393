import { createHash } from "node:crypto";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import type { Plan } from "../plan/plan";
import { Engine } from "./engine";
import type { Host } from "./host";
import { Program } from "./program";
import { Service } from "./service";

/** What a run of the soak is played on: a service and a stack of its own. */
export interface Stage {
  emulator: Emulator;
  service: Service;
  engine: Engine;
  program: Program;
  /** The session of the settings, where they have one. */
  session: string | undefined;
  /** What no output may hold. */
  secrets: string[];
  close(): Promise<void>;
}

/** Sets a stage. The same seed gives the same ids and sessions. */
export async function setStage(plan: Plan, seed: string, host: Host, folder: string): Promise<Stage> {
  const engine = await Engine.create(host, folder);
  const emulator = await startEmulator({ random: randomFrom(seed), choices: plan.choices });
  const lines = Array.from({ length: plan.lines }, () => {
    const { deviceId, number, session } = emulator.createLine();
    return { deviceId, sessions: [session, emulator.login(number)] as const };
  });
  return {
    emulator,
    engine,
    service: new Service(
      emulator,
      lines.map(({ deviceId }) => deviceId),
    ),
    program: new Program(lines, plan.settings),
    session: plan.settings.ambient ? lines[0]?.sessions[0] : undefined,
    secrets: lines.flatMap(({ sessions }) => sessions.map((session) => session.split(":")[0] ?? "")),
    close: async () => {
      engine.remove();
      await emulator.close();
    },
  };
}

function randomFrom(seed: string): (size: number) => Buffer {
  let count = 0;
  return (size) => {
    count++;
    return createHash("sha512").update(`${seed} ${count}`).digest().subarray(0, size);
  };
}

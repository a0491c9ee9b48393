import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { type CliWorld, cliWorld } from "../../support/cli-world";
import { expectWithout } from "../../support/secrets";

/** For a `describe`: one emulator, and before each test a fresh line and world. No session may have been printed, or be an argument. */
export function cliBench(): () => { emulator: Emulator; line: Line; world: CliWorld } {
  let emulator: Emulator;
  let line: Line;
  let world: CliWorld;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    line = emulator.createLine();
    world = cliWorld(emulator, line);
  });
  afterEach(() => {
    world.remove();
    expectWithout([world.printed, world.stack.commands], line.session.split(":")[0] ?? "");
  });
  after(() => emulator.close());
  return () => ({ emulator, line, world });
}

/** So many hooks on the line, each with a URL of its own. */
export function installMany(emulator: Emulator, line: Line, count: number): void {
  for (let n = 0; n < count; n++) {
    emulator.install(line.deviceId, { event: "receive", url: `https://hooks.example.com/receive/${n}` });
  }
}

/** The URL of a receiver that nobody calls. */
export function url(path: string): string {
  return `https://hooks.example.com/${path}`;
}

import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { type Front, frontOfRun } from "./front";
import { Stack } from "./stack";

/** An emulator with a line, and a stack that uses it: what nearly every engine test stands on. */
export interface Bed {
  emulator: Emulator;
  line: Line;
  stack: Stack;
}

const open: { emulators: Emulator[]; stacks: Stack[] } = { emulators: [], stacks: [] };

/** Makes a fresh bed. `tearDown` ends all that were made. */
export async function newBed(env: Record<string, string> = {}, front: Front = frontOfRun()): Promise<Bed> {
  const emulator = await startEmulator({ port: 0 });
  open.emulators.push(emulator);
  const line = emulator.createLine();
  const stack = await Stack.create(
    {
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      ZIPWHIP_TIMEOUT_SECONDS: "5",
      ...env,
    },
    undefined,
    front,
  );
  open.stacks.push(stack);
  return { emulator, line, stack };
}

/** For `afterEach`. */
export async function tearDown(): Promise<void> {
  for (const stack of open.stacks.splice(0)) stack.remove();
  for (const emulator of open.emulators.splice(0)) await emulator.close();
}

/** How often each call was made, for example `{ "webhook/list": 1, "webhook/add": 3 }`. */
export function counts(emulator: Emulator): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const { path } of emulator.requests()) {
    const call = path.replace(/^\//, "");
    calls[call] = (calls[call] ?? 0) + 1;
  }
  return calls;
}

/** A hook's declaration, as program text. */
export function declare(name: string, args: Record<string, unknown>, opts?: string): string {
  return `const ${name} = new zipwhip.ZipwhipWebhook(${JSON.stringify(name)}, ${JSON.stringify(args)}${opts === undefined ? "" : `, ${opts}`});\n`;
}

/** An URL of a receiver that nobody calls. */
export function receiver(path: string): string {
  return `https://hooks.example.com/${path}`;
}

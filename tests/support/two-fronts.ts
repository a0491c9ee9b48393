import { sep } from "node:path";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import type * as hookModule from "../../provider/dynamic";
import type * as lineModule from "../../provider/dynamic-line";
import type { Properties } from "../../provider/state";
import { clearEnvironment } from "./environment";
import { takeCalls } from "./verb-context";

/** Both front ends, as one provider process has them. */
export interface Front {
  hook: typeof hookModule;
  line: typeof lineModule;
}

/** A resource as a program declares it and the state holds it. */
export interface Resource {
  id: string;
  outs: Properties;
  inputs: Properties;
}

// What was loaded before. Other test files are run by this process, too, and hold on to it.
let kept: NodeJS.Dict<NodeModule> | undefined;

/** Both front ends as a new provider process loads them: one memory, and nothing in it. */
export function newProcess(): Front {
  const loaded = takeOut();
  kept ??= loaded;
  return { hook: require("../../provider/dynamic"), line: require("../../provider/dynamic-line") };
}

/** Takes the provider's modules out of those that are loaded. */
function takeOut(): NodeJS.Dict<NodeModule> {
  const taken: NodeJS.Dict<NodeModule> = {};
  for (const path of Object.keys(require.cache)) {
    if (!path.includes(`${sep}provider${sep}`)) continue;
    taken[path] = require.cache[path];
    delete require.cache[path];
  }
  return taken;
}

/** Puts back what was loaded before `newProcess`. */
export function putBack(): void {
  if (kept === undefined) return;
  takeOut();
  Object.assign(require.cache, kept);
  kept = undefined;
}

/** What the engine does with a single hook that is new. */
export async function createHook({ hook }: Front, news: Properties): Promise<Resource> {
  const { inputs } = await hook.check({}, news);
  return { inputs, ...(await hook.create(inputs)) };
}

/** What the engine does with a line that is new. */
export async function createLine({ line }: Front, news: Properties): Promise<Resource> {
  const { inputs } = await line.check({}, news);
  return { inputs, ...(await line.create(inputs)) };
}

/** For a `describe`: an emulator, before each test a fresh line, and the environment that names them. */
export function twoFronts() {
  let emulator: Emulator;
  let line: Line;
  let restore = () => {};
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    restore = clearEnvironment();
    line = emulator.createLine();
    process.env.ZIPWHIP_API_URL = emulator.url;
    process.env.ZIPWHIP_SESSION = line.session;
  });
  afterEach(() => restore());
  after(async () => {
    putBack();
    await emulator.close();
  });
  return {
    emulator: () => emulator,
    line: () => line,
    /** The calls that the emulator received since the last look, in order. */
    calls: () => takeCalls(emulator),
    /** The installed hooks' ids, sorted. */
    ids: () =>
      emulator
        .hooks(line.deviceId)
        .map(({ webhookId }) => webhookId)
        .sort(),
  };
}

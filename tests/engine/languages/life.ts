import { join, resolve } from "node:path";
import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { counts, receiver } from "../support/bed";
import { Stack } from "../support/stack";

const EXAMPLES = resolve(__dirname, "../../../examples/languages");
const HOOKS = [
  `change PUT ${receiver("zipwhip/optout")}`,
  `receive POST ${receiver("zipwhip/receive")}`,
  `send POST ${receiver("zipwhip/send")}`,
];

export function exampleFolder(language: string): string {
  return join(EXAMPLES, language);
}

/**
 * The life of the example in a language, which is the same in all of them: each sends the same requests.
 *
 * @param env what the language needs besides
 */
export async function liveThrough(language: string, env: Record<string, string> = {}): Promise<void> {
  const emulator = await startEmulator({ port: 0 });
  const line = emulator.createLine();
  const settings = { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session };
  const stack = await Stack.of(exampleFolder(language), { ...settings, ...env });
  try {
    await live(stack, emulator, line);
  } finally {
    stack.remove();
    await emulator.close();
  }
}

async function live(stack: Stack, emulator: Emulator, line: Line): Promise<void> {
  const sent = () => {
    const calls = counts(emulator);
    emulator.clearRequests();
    return calls;
  };
  const installed = () => emulator.hooks(line.deviceId);
  const shown = () =>
    installed()
      .map(({ event, method, url }) => `${event} ${method} ${url}`)
      .sort();

  expect((await stack.ok("preview")).text).to.match(/3 to create/);
  expect(sent(), "preview").to.deep.equal({});
  await stack.up();
  expect(sent(), "up").to.deep.equal({ "webhook/list": 1, "webhook/add": 3 });
  expect(shown()).to.deep.equal(HOOKS);
  const received = installed().find(({ event }) => event === "receive")?.webhookId ?? "";
  expect((await stack.ok("stack", "output", "id")).text.trim()).to.equal(received);
  await stack.ok("preview", "--expect-no-changes");
  await stack.up("--expect-no-changes");
  expect(sent(), "nothing to do").to.deep.equal({});

  emulator.remove(received);
  const moved = installed().find(({ event }) => event === "send")?.webhookId ?? "";
  emulator.edit(moved, { url: receiver("by-hand") });
  await stack.fails("preview", "--refresh", "--expect-no-changes");
  const { text } = await stack.ok("refresh", "--yes", "--skip-preview", "--diff");
  expect(text).to.contain(receiver("by-hand"));
  expect(text).to.match(/- zipwhip:index:Webhook: \(delete\)/);
  expect(sent(), "drift").to.deep.equal({ "webhook/list": 2 });
  await stack.up();
  expect(sent(), "put right").to.deep.equal({ "webhook/list": 1, "webhook/add": 1, "webhook/update": 1 });
  expect(shown()).to.deep.equal(HOOKS);
  expect(installed().map(({ webhookId }) => webhookId)).to.include(moved);

  await stack.ok("destroy", "--yes", "--skip-preview");
  expect(sent(), "destroy").to.deep.equal({ "webhook/delete": 3 });
  expect(shown()).to.deep.equal([]);
}

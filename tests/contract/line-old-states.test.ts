import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import * as provider from "../../provider/dynamic-line";
import { hooksOf, type LineState } from "../../provider/line/state";
import { PROVIDER_TEXT_OF_LINE } from "../../sdk/provider-text";
import { clearEnvironment } from "../support/environment";

const FOLDER = join(__dirname, "../fixtures/line-states");

interface Fixture {
  about: string;
  outputs: LineState & { __provider: string };
}

// A state once written asks for this provider for ever. Add a file with each release that changes its shape; change none.
for (const file of readdirSync(FOLDER)) {
  const fixtures = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Fixture[];

  describe(`state of a line written by ${file.replace(/\.json$/, "")}`, () => {
    let emulator: Emulator;
    let restore = () => {};

    beforeEach(async () => {
      emulator = await startEmulator({ port: 0 });
      restore = clearEnvironment();
      process.env.ZIPWHIP_API_URL = emulator.url;
    });

    afterEach(async () => {
      restore();
      await emulator.close();
    });

    /** The hooks of a fixture, installed, and its state. */
    function installed(outputs: Fixture["outputs"]) {
      const line = emulator.createLine();
      process.env.ZIPWHIP_SESSION = line.session;
      const filled = (_name: string, value: unknown) =>
        ({ LINE: line.deviceId, SESSION: line.session })[String(value)] ?? value;
      const state: Fixture["outputs"] = JSON.parse(JSON.stringify(outputs, filled));
      for (const [event, entries] of Object.entries(state.hooks)) {
        for (const entry of entries) {
          const { url, method, type } = entry;
          const hook = { event, url, method, ...(type === undefined ? {} : { type }) };
          entry.webhookId = emulator.install(line.deviceId, hook).webhookId;
        }
      }
      const ids = () => emulator.hooks(line.deviceId).map(({ webhookId }) => webhookId);
      const strangers = hooksOf({ ...state }).filter(({ stranger }) => stranger);
      return { line, state: { ...state }, ids, strangers: strangers.map(({ webhookId }) => webhookId) };
    }

    for (const { about, outputs } of fixtures) {
      it(`is read without a change, and updated: ${about}`, async () => {
        const { line, state, ids, strangers } = installed(outputs);
        expect(state.__provider).to.equal(PROVIDER_TEXT_OF_LINE);
        const { id, props, inputs } = await provider.read(line.deviceId, state);
        expect(id).to.equal(line.deviceId);
        const { __provider, ...rest } = state;
        expect(props).to.deep.equal({ ...rest, line: line.deviceId });

        // What the program declares: everything but the strangers.
        const own = Object.entries(state.hooks).flatMap(([event, entries]) => {
          const hooks = entries.filter(({ stranger }) => !stranger);
          return hooks.length === 0 ? [] : [[event, hooks.map(({ url, method }) => ({ url, method }))]];
        });
        const declared = { ...inputs, hooks: Object.fromEntries(own), __provider };
        const { inputs: checked, failures } = await provider.check({}, declared);
        expect(failures).to.deep.equal([]);
        const { changes, replaces } = await provider.diff(id, state, checked);
        expect([changes, replaces]).to.deep.equal([strangers.length > 0, []]);

        const before = ids();
        await provider.update(id, state, checked);
        expect(ids()).to.deep.equal(before.filter((one) => !strangers.includes(one)));
      });

      it(`is deleted, but for its strangers: ${about}`, async () => {
        const { line, state, ids, strangers } = installed(outputs);
        await provider.delete(line.deviceId, state);
        expect(ids()).to.deep.equal(strangers);
      });
    }
  });
}

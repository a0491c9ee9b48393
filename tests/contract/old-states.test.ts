import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import * as provider from "../../provider/dynamic";
import { PROVIDER_TEXT } from "../../sdk/provider-text";

const FOLDER = join(__dirname, "../fixtures/states");

interface Fixture {
  about: string;
  outputs: Record<string, string | boolean>;
}

// A state once written asks for this provider for ever. Add a file with each release that changes its shape; change none.
for (const file of readdirSync(FOLDER)) {
  const fixtures = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Fixture[];

  describe(`state written by ${file.replace(/\.json$/, "")}`, () => {
    let emulator: Emulator;

    beforeEach(async () => {
      emulator = await startEmulator({ port: 0 });
      process.env.ZIPWHIP_API_URL = emulator.url;
    });

    afterEach(async () => {
      delete process.env.ZIPWHIP_API_URL;
      delete process.env.ZIPWHIP_SESSION;
      await emulator.close();
    });

    /** The hook of a fixture, installed, and its state. */
    function installed(outputs: Fixture["outputs"]) {
      const line = emulator.createLine();
      process.env.ZIPWHIP_SESSION = line.session;
      const hook = emulator.install(line.deviceId, {
        type: String(outputs.type),
        event: String(outputs.event),
        url: String(outputs.url),
        method: String(outputs.method),
      });
      const state = Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => [
          name,
          { LINE: line.deviceId, ID: hook.webhookId, SESSION: line.session }[String(value)] ?? value,
        ]),
      );
      return { line, hook, state };
    }

    for (const { about, outputs } of fixtures) {
      it(`is read without a change, and updated: ${about}`, async () => {
        const { line, hook, state } = installed(outputs);
        expect(state.__provider).to.equal(PROVIDER_TEXT);

        const { id, props, inputs } = await provider.read(hook.webhookId, state);
        expect(id).to.equal(hook.webhookId);
        expect(props).to.include({
          type: state.type,
          event: state.event,
          url: state.url,
          method: state.method,
        });
        const declared = { ...inputs, __provider: PROVIDER_TEXT };
        expect((await provider.diff(hook.webhookId, state, declared)).changes).to.equal(false);

        const moved = { ...declared, url: "https://hooks.example.com/moved" };
        expect(await provider.diff(hook.webhookId, state, moved)).to.include({ changes: true });
        await provider.update(hook.webhookId, state, moved);
        expect(emulator.hooks(line.deviceId)).to.deep.equal([
          { ...hook, url: "https://hooks.example.com/moved" },
        ]);
      });

      it(`is deleted: ${about}`, async () => {
        const { line, hook, state } = installed(outputs);
        await provider.delete(hook.webhookId, state);
        expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
      });
    }
  });
}

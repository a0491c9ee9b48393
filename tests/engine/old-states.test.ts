import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { counts, newBed, receiver, tearDown } from "./support/bed";

const STATES = join(__dirname, "states");
// What `KEEP_STATE=0.1.0` keeps, once for each release that changes the shape.
const keep = process.env.KEEP_STATE;

const PROGRAM = `
  new zipwhip.ZipwhipWebhook("received", { event: "receive", url: "${receiver("old/receive")}" });
  new zipwhip.ZipwhipLine("rest", { hooks: { progress: ["${receiver("old/a")}", { url: "${receiver("old/b")}", method: "PUT" }] } });
`;

describe("a state that an earlier release wrote", () => {
  afterEach(tearDown);

  if (keep !== undefined) {
    it(`is kept: ${keep}`, async () => {
      const { stack, emulator, line } = await newBed();
      stack.program(PROGRAM);
      await stack.up();
      const { text } = await stack.ok("stack", "export");
      let state = withoutPaths(text).replaceAll(line.deviceId, "LINE");
      for (const { webhookId, url } of emulator.hooks(line.deviceId)) {
        state = state.replaceAll(webhookId, placeOf(url));
      }
      writeFileSync(join(STATES, `${keep}.json`), state);
    });
  }

  for (const file of readdirSync(STATES)) {
    it(`${file}: nothing to do after a refresh, and destroyed whole`, async () => {
      const { stack, emulator, line } = await newBed();
      let state = readFileSync(join(STATES, file), "utf8").replaceAll("LINE", line.deviceId);
      for (const [path, event, method] of [
        ["old/receive", "receive", "POST"],
        ["old/a", "progress", "POST"],
        ["old/b", "progress", "PUT"],
      ] as const) {
        const url = receiver(path);
        const { webhookId } = emulator.install(line.deviceId, { event, url, method });
        state = state.replaceAll(placeOf(url), webhookId);
      }
      stack.write("old.json", state);
      await stack.ok("stack", "import", "--file", "old.json");
      stack.program(PROGRAM);
      await stack.ok("preview", "--refresh", "--expect-no-changes");
      expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
      await stack.ok("destroy", "--yes", "--skip-preview");
      expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    });
  }
});

/** What stands for a hook's id in a kept state: each emulator gives ids of its own. */
function placeOf(url: string): string {
  return `ID-OF-${url.split("/").at(-1)}`;
}

/** Where a program lay is not to be kept. */
function withoutPaths(state: string): string {
  const paths = ["sourcePosition", "stackTrace"];
  return JSON.stringify(
    JSON.parse(state, (name, value) => (paths.includes(name) ? undefined : value)),
    undefined,
    2,
  );
}

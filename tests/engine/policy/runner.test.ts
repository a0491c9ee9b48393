import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";

const REPOSITORY = resolve(__dirname, "../../..");
const PACK = join(REPOSITORY, "policy/pack");

describe("the policy pack", () => {
  // Engines differ in which of the SDK's two runners starts a pack, and in the folder that they start it in.
  for (const runner of ["run-policy-pack", "run-plugin"]) {
    for (const folder of [PACK, tmpdir()]) {
      it(`starts by the SDK's ${runner}, ${folder === PACK ? "in its own folder" : "in another folder"}`, async () => {
        const script = join(REPOSITORY, "node_modules/@pulumi/pulumi/cmd", runner);
        const args = runner === "run-plugin" ? [script, PACK, "127.0.0.1:1"] : [script, "127.0.0.1:1", PACK];
        const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
        try {
          const [said] = (await Promise.race([once(child.stdout, "data"), once(child, "exit")])) as [unknown];
          // The port on which it serves.
          expect(String(said)).to.match(/^\d{2,5}\s*$/);
        } finally {
          child.kill();
        }
      });
    }
  }
});

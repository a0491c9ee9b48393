import { expect } from "chai";
import { newBed, receiver, tearDown } from "../support/bed";
import { installed } from "./declare-line";

const TOKEN = "t0ken-4711";
const HIDDEN = `pulumi.secret("${receiver("hidden")}?key=${TOKEN}")`;

describe("a secret url of a line", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  it("is never in clear text in the state or in what the engine says", async () => {
    const { emulator, line, stack } = await newBed();
    const said: string[] = [];
    const run = async (...args: string[]) => {
      const { text, exitCode } = await stack.pulumi(...args);
      said.push(text);
      said.push(await stack.everythingWritten());
      expect(said.join().includes(TOKEN), `${args.join(" ")}: ${said.at(-2)}`).to.equal(false);
      return { text, exitCode };
    };
    const program = (hooks: string) =>
      stack.program(
        `const line = new zipwhip.ZipwhipLine("line", { hooks: ${hooks} }); module.exports = { hooks: line.hooks };`,
      );

    program(
      `{ receive: ${HIDDEN}, send: [{ url: ${HIDDEN} }, "${receiver("open")}"], change: "${receiver("optout")}" }`,
    );
    await run("up", "--yes", "--diff");
    expect(emulator.hooks(line.deviceId).filter(({ url }) => url.includes(TOKEN))).to.have.length(2);
    emulator.edit(emulator.hooks(line.deviceId)[0]?.webhookId ?? "", { method: "PUT" });
    await run("refresh", "--yes", "--skip-preview", "--diff");

    // Nothing in the program is secret any more, and the old hooks cannot be deleted: they stay in the state.
    program(`{ read: "${receiver("read")}" }`);
    emulator.addFault({ endpoint: "webhook/delete", kind: "status", status: 400, times: 9 });
    const { exitCode, text } = await run("up", "--yes", "--skip-preview");
    expect(exitCode).to.not.equal(0);
    expect(text).to.contain("change, receive, send: webhook/delete was refused (400)");
    emulator.clearFaults();
    await run("up", "--yes", "--skip-preview", "--refresh", "--diff");
    expect(installed(emulator, line)).to.deep.equal([`message read ${receiver("read")} POST`]);
  });
});

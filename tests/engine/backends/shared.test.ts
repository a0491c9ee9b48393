import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { type Backend, startPostgres, startS3 } from "../../../tools/backends/servers";
import { skipWithout } from "../../support/skip-without";
import { declareLine, installed } from "../line/declare-line";
import { counts, receiver } from "../support/bed";
import { Stack } from "../support/stack";

const STORES: [name: string, start: () => Promise<Backend | undefined>, missing: string][] = [
  ["PostgreSQL", startPostgres, "PostgreSQL's programs (Debian: apt-get install postgresql)"],
  ["S3", startS3, "moto (pip install 'moto[server]')"],
];

for (const [name, start, missing] of STORES) {
  describe(`states in ${name}, shared by two machines`, function () {
    this.timeout(240_000);
    let store: Backend;
    let emulator: Emulator;
    let line: Line;
    let here: Stack;
    let there: Stack;

    before(async function () {
      store = (await start()) ?? skipWithout(this, missing);
      emulator = await startEmulator({ port: 0 });
      line = emulator.createLine();
      here = await Stack.create(
        { ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session, ZIPWHIP_TIMEOUT_SECONDS: "60" },
        store,
      );
    });

    after(async () => {
      here?.remove();
      there?.remove();
      await emulator?.close();
      await store?.stop();
    });

    it("is taken over by the other where the first has left it", async () => {
      here.program(declareLine("support", { hooks: { receive: receiver("receive") } }));
      await here.up();
      emulator.clearRequests();
      there = here.onAnotherMachine();
      // A failed run ends the warm host, which must not take the other machine's run with it.
      there.host = "node";
      expect((await there.up()).text).to.match(/2 unchanged/);
      expect(counts(emulator)).to.deep.equal({});
      there.program(
        declareLine("support", { hooks: { receive: receiver("moved"), send: receiver("send") } }),
      );
      await there.up();
      const run = await here.ok("preview", "--diff");
      expect(run.text).to.contain(`"${receiver("moved")}" => "${receiver("receive")}"`);
      expect(installed(emulator, line)).to.deep.equal([
        `message receive ${receiver("moved")} POST`,
        `message send ${receiver("send")} POST`,
      ]);
    });

    it("is locked while one of them runs, and the other is told by whom", async () => {
      emulator.clearRequests();
      emulator.addFault({ endpoint: "webhook/add", kind: "delay", ms: 20_000 });
      there.program(
        declareLine("support", {
          hooks: { receive: receiver("moved"), send: receiver("send"), read: receiver("read") },
        }),
      );
      const running = there.up();
      // The add has arrived, so the state is locked.
      while (counts(emulator)["webhook/add"] === undefined) await new Promise((done) => setTimeout(done, 50));
      const refused = await here.fails("up", "--yes", "--skip-preview");
      expect(refused.text).to.match(/currently locked by 1 lock/);
      await running;
      expect(counts(emulator)["webhook/add"]).to.equal(1);
      expect((await here.up()).text).to.match(/1 updated/);
      expect(installed(emulator, line)).to.deep.equal([`message receive ${receiver("receive")} POST`]);
      await there.ok("destroy", "--yes", "--skip-preview");
      expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    });
  });
}

import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { tearDown } from "../../engine/support/bed";
import { startEngine } from "../interrupt/engine-run";
import { Stage } from "./stage";

const TOKEN = "9d4e0c7b1a5f3826";
const SILENT = ["--yes", "--skip-preview"];

describe("canaries: when the session is wrong or the run is killed", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("neither a dead session, nor one of another line, nor a secret url is told or left lying in clear", async () => {
    const stage = await Stage.open();
    const { emulator, line, stack } = stage.bed;
    const other = emulator.createLine();
    stage.release("session", line.session);
    stage.release("session of another line", other.session);
    stage.release("token", TOKEN);
    const program = (path: string, event = "receive") =>
      stack.program(`
        const url = pulumi.secret("https://hooks.example.com/${TOKEN}/${path}");
        new zipwhip.ZipwhipWebhook("ambient", { event: "${event}", url });
        new zipwhip.ZipwhipWebhook("own", { event: "read", url, session: process.env.OWN });`);
    const both = { ZIPWHIP_SESSION: line.session, OWN: line.session };
    stage.setEnv(both);
    program("one");
    await stage.ok("up", ...SILENT);

    stage.setEnv({ ...both, ZIPWHIP_SESSION: other.session });
    for (const command of ["refresh", "destroy"]) {
      expect((await stage.run(command, ...SILENT)).text).to.contain("is on line");
    }
    program("two");
    expect((await stage.run("up", ...SILENT)).text).to.contain("is on line");

    // Nobody calls user/logout by accident, but a leaked session is ended so.
    const dead = emulator.login(line.number);
    stage.release("dead session", dead);
    emulator.logout(dead);
    stage.setEnv({ ZIPWHIP_SESSION: dead, OWN: dead });
    for (const command of ["refresh", "up", "destroy"]) {
      expect((await stage.run(command, ...SILENT)).text).to.contain("does not accept the session");
    }
    // The options by which a run under way is found.
    stage.setEnv({ ...both, PULUMI_DEBUG_COMMANDS: "1" });

    program("three", "send");
    emulator.addFault({ endpoint: "webhook/add", kind: "hang", when: "after", times: 1 });
    emulator.clearRequests();
    const run = await startEngine(stack, "up", ...SILENT);
    while (!emulator.requests().some(({ path }) => path === "/webhook/add")) {
      await sleep(20);
    }
    process.kill(run.pid, "SIGKILL");
    stage.look("the killed run", (await run.done).text);
    await stage.ok("cancel", "--yes");
    expect((await stage.run("up", ...SILENT)).text).to.contain("adopt");
    expect(stage.findings()).to.deep.equal([]);
  });
});

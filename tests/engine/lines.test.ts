import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

const HOOK = declare("hook", { event: "receive", url: receiver("receive") });

describe("several lines", () => {
  afterEach(tearDown);

  it("live in one program, each with its session: a list a line, hooks where they belong", async () => {
    const { emulator, line: support, stack } = await newBed({ ZIPWHIP_SESSION: "" });
    const sales = emulator.createLine();
    const program = (name: string) =>
      ["support", "sales"]
        .flatMap((line) =>
          ["receive", "send"].map(
            (event) => `new zipwhip.ZipwhipWebhook("${line}-${event}", {
              event: "${event}",
              url: "https://hooks.example.com/${name}/" + "${event}",
              session: process.env["${line.toUpperCase()}_SESSION"],
            });`,
          ),
        )
        .join("\n");
    const env = {
      ZIPWHIP_API_URL: emulator.url,
      SUPPORT_SESSION: support.session,
      SALES_SESSION: sales.session,
    };
    stack.setEnv(env);
    stack.program(program("shared"));
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 2, "webhook/add": 4 });
    for (const { deviceId } of [support, sales]) {
      expect(emulator.hooks(deviceId).map(({ event }) => event)).to.have.members(["receive", "send"]);
    }
    emulator.clearRequests();
    // State holds each hook's own session, so neither program nor environment is needed from here on.
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url });
    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 2 });
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect([...emulator.hooks(support.deviceId), ...emulator.hooks(sales.deviceId)]).to.deep.equal([]);
  });

  it("a hook whose own session is of another line is moved: added there before it is deleted here", async () => {
    const { emulator, line, stack } = await newBed();
    const other = emulator.createLine();
    const program = (session: string) =>
      `new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "${receiver("receive")}", session: "${session}" });`;
    stack.program(program(line.session));
    await stack.up();
    emulator.clearRequests();
    stack.program(program(other.session));
    await stack.up();
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
    expect(emulator.hooks(other.deviceId)).to.have.length(1);
    expect(emulator.requests().map((entry) => [entry.path, entry.line])).to.deep.equal([
      ["/webhook/list", other.deviceId],
      ["/webhook/add", other.deviceId],
      ["/webhook/delete", line.deviceId],
    ]);
  });

  it("a session of another line is refused on refresh, update, no change and destroy, with the state intact", async () => {
    const { emulator, line, stack } = await newBed();
    const other = emulator.createLine();
    stack.program(HOOK);
    await stack.up();
    const before = stack.hooksInState();
    const installed = emulator.hooks(line.deviceId);
    emulator.clearRequests();
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: other.session });

    for (const [what, args] of [
      ["refresh", ["refresh", "--yes", "--skip-preview"]],
      ["up without a change", ["up", "--yes", "--skip-preview"]],
      ["destroy", ["destroy", "--yes", "--skip-preview"]],
    ] as const) {
      const run = await stack.fails(...args);
      expect(run.text, what).to.contain(
        `is on line ${line.deviceId}, but the session is of line ${other.deviceId}`,
      );
    }
    stack.program(declare("hook", { event: "receive", url: receiver("moved") }));
    const run = await stack.fails("up", "--yes", "--skip-preview");
    expect(run.text).to.contain(`is on line ${line.deviceId}`);

    expect(counts(emulator), "nothing was sent").to.deep.equal({});
    expect(emulator.hooks(line.deviceId)).to.deep.equal(installed);
    expect(stack.hooksInState().map(({ id, outputs }) => ({ id, outputs }))).to.deep.equal(
      before.map(({ id, outputs }) => ({ id, outputs })),
    );
    stack.setEnv({ ZIPWHIP_API_URL: emulator.url, ZIPWHIP_SESSION: line.session });
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/update": 1 });
  });
});

import { expect } from "chai";
import { counts, newBed, receiver, tearDown } from "../support/bed";
import { declareLine, installed, linesInState } from "./declare-line";

const HOOKS = { receive: receiver("receive"), send: receiver("send"), change: receiver("optout") };
const ALL = [
  `optout change ${receiver("optout")} POST`,
  `message receive ${receiver("receive")} POST`,
  `message send ${receiver("send")} POST`,
];

describe("a line of which only a part could be done", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  it("keeps that in the state, the next up does the rest, and another line's session moves it without a gap", async () => {
    const { emulator, line, stack } = await newBed({ ZIPWHIP_SESSION: "" });
    const other = emulator.createLine();
    const program = (session: string) => declareLine("support", { hooks: HOOKS, session });
    stack.program(program(line.session));
    emulator.addFault({ endpoint: "webhook/add", kind: "cut", skip: 1 });
    const run = await stack.fails("up", "--yes", "--skip-preview");
    expect(run.text).to.contain("one hook of the line could not be put right");
    expect(run.text).to.contain("the list does not show it so far");
    const kept = linesInState(stack).map(({ outputs }) => Object.values(outputs?.hooks ?? {}).flat());
    expect(
      kept
        .flat()
        .map(({ webhookId }) => webhookId)
        .sort(),
    ).to.deep.equal(
      emulator
        .hooks(line.deviceId)
        .map(({ webhookId }) => webhookId)
        .sort(),
    );
    expect(kept.flat()).to.have.length(2);
    if (stack.front === "dynamic") {
      expect(linesInState(stack)[0]?.outputs?.__provider).to.contain("pulumi-zipwhip/provider/line");
    }
    emulator.clearRequests();

    await stack.up();
    expect(counts(emulator), "the rest").to.deep.equal({ "webhook/list": 1, "webhook/add": 1 });
    expect(installed(emulator, line)).to.deep.equal(ALL);
    emulator.clearRequests();

    stack.program(program(other.session));
    expect((await stack.up()).text).to.match(/1 replaced/);
    expect(installed(emulator, line)).to.deep.equal([]);
    expect(installed(emulator, other)).to.deep.equal(ALL);
    const calls = emulator.requests().map(({ path }) => path);
    expect(calls.lastIndexOf("/webhook/add"), "an overlap").to.be.below(calls.indexOf("/webhook/delete"));
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/add": 3, "webhook/delete": 3 });
    expect(linesInState(stack).map(({ id, outputs }) => [id, outputs?.line])).to.deep.equal([
      [other.deviceId, other.deviceId],
    ]);
    const written = await stack.everythingWritten();
    for (const { session } of [line, other]) {
      expect(written.includes(session.split(":")[0] ?? "none"), "a session in clear text").to.equal(false);
    }
  });
});

import { expect } from "chai";
import { counts, newBed, receiver, tearDown } from "../support/bed";
import { declareLine, installed, linesInState } from "./declare-line";

const HOOKS = {
  receive: [receiver("r1"), receiver("r2"), receiver("r3")],
  send: receiver("send"),
  read: receiver("read"),
};
const ALL = [
  `message read ${receiver("read")} POST`,
  ...["r1", "r2", "r3"].map((path) => `message receive ${receiver(path)} POST`),
  `message send ${receiver("send")} POST`,
];

describe("drift of an exclusive line", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  it("is refused at first, then shown hook by hook, and put right with the requests that it takes", async () => {
    const { emulator, line, stack } = await newBed();
    const early = emulator.install(line.deviceId, { event: "receive", url: receiver("early") });
    stack.program(declareLine("support", { hooks: HOOKS, exclusive: true }));
    const refused = await stack.fails("up", "--yes", "--skip-preview");
    expect(refused.text).to.contain("the line is to be exclusive").and.to.contain(early.webhookId);
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1 });
    expect(linesInState(stack)).to.deep.equal([]);

    emulator.remove(early.webhookId);
    await stack.up();
    const at = (path: string) => emulator.hooks(line.deviceId).find(({ url }) => url === receiver(path));
    const moved = at("r2");
    emulator.edit(moved?.webhookId ?? "", { url: receiver("elsewhere") });
    emulator.edit(at("send")?.webhookId ?? "", { method: "GET" });
    emulator.remove(at("read")?.webhookId ?? "");
    emulator.install(line.deviceId, { event: "ring", type: "voice", url: receiver("stranger") });
    emulator.clearRequests();

    const { text } = await stack.ok("preview", "--refresh", "--diff");
    expect(counts(emulator), "preview --refresh").to.deep.equal({ "webhook/list": 1 });
    const shown = text.slice(text.lastIndexOf("(update)"));
    expect(shown).to.match(
      /url\s*: "https:\/\/hooks\.example\.com\/elsewhere" => "https:\/\/hooks\.example\.com\/r2"/,
    );
    expect(shown).to.match(/method\s*: "GET" => "POST"/);
    expect(shown)
      .to.match(/\+ read\s*:/)
      .and.to.match(/- ring\s*:/);
    expect(shown).to.contain(`- url   : "${receiver("stranger")}"`);
    for (const path of ["r1", "r3"]) {
      expect(shown, "what has not changed is no change").to.not.match(
        new RegExp(`[-+~] url\\s*: "${receiver(path)}`),
      );
    }
    emulator.clearRequests();

    await stack.up("--refresh");
    expect(counts(emulator), "up --refresh").to.deep.equal({
      "webhook/list": 1,
      "webhook/update": 2,
      "webhook/add": 1,
      "webhook/delete": 1,
    });
    expect(installed(emulator, line)).to.deep.equal(ALL);
    expect(at("r2")?.webhookId, "the id stays").to.equal(moved?.webhookId);
    emulator.install(line.deviceId, { event: "ring", url: receiver("unseen") });
    emulator.clearRequests();
    expect((await stack.up()).text, "what no refresh has shown").to.match(/2 unchanged/);
    expect(counts(emulator)).to.deep.equal({});
  });
});

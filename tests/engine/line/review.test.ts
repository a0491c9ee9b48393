import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "../support/bed";
import { declareLine } from "./declare-line";

describe("a line in a preview", function () {
  this.timeout(180_000);
  afterEach(tearDown);

  it("is shown with urls that are not known yet, and its warnings are on the resource", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(
      `${declare("hook", { event: "send", url: receiver("send") })}
      new zipwhip.ZipwhipLine("support", { hooks: {
        receive: hook.webhookId.apply((id) => "${receiver("of")}/" + id),
        progress: ["http://hooks.example.com/clear", hook.webhookId.apply((id) => ({ url: "${receiver("p")}/" + id }))],
        read: { url: "${receiver("read")}", method: "GET" },
        change: "${receiver("read")}",
      } });`,
    );
    const { text } = await stack.ok("preview", "--diff");
    expect(text)
      .to.contain("[unknown]")
      .and.to.contain(`"${receiver("read")}"`);
    for (const said of [text, (await stack.up()).text]) {
      expect(said).to.contain("warning: progress: url begins with http://");
      expect(said).to.contain("warning: read: method GET");
      // The plugin sees the events of a map in their alphabetical order.
      expect(said).to.match(
        stack.front === "dynamic"
          ? /warning: change: url is also that of "support \(read\)" \(event read\)/
          : /warning: read: url is also that of "support \(change\)" \(event change\)/,
      );
    }
    expect(
      emulator
        .hooks(line.deviceId)
        .map(({ event }) => event)
        .sort(),
    ).to.deep.equal(["change", "progress", "progress", "read", "receive", "send"].sort());
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/add": 6 });
  });

  it("is refused where another resource declares the same", async () => {
    const { emulator, stack } = await newBed();
    stack.program(
      declare("hook", { event: "receive", url: "https://HOOKS.example.com/receive" }) +
        declareLine("support", { hooks: { send: receiver("send"), receive: receiver("receive") } }),
    );
    const { text } = await stack.fails("preview");
    // The plugin sees resources in the order in which the engine checks them.
    expect(text).to.match(
      stack.front === "dynamic"
        ? /receive: declared twice: "hook"/
        : /declared twice: "(hook|support \(receive\))"/,
    );
    expect(counts(emulator)).to.deep.equal({});
  });

  it("is refused where it is to be exclusive, and another resource has hooks of the same line", async () => {
    const { emulator, stack } = await newBed();
    const { session } = emulator.createLine();
    stack.program(
      declareLine("alone", { hooks: {}, exclusive: true }) +
        declare("elsewhere", { event: "send", url: receiver("send"), session }) +
        declare("late", { event: "send", url: receiver("send") }),
    );
    const { text } = await stack.fails("preview");
    expect(text).to.contain('"alone" is to be exclusive, but "late" declares hooks of the same line');
    expect(text).to.not.contain('"elsewhere"');
  });
});

import { expect } from "chai";
import { counts, declare, newBed, receiver, tearDown } from "./support/bed";

/** The diagnostics that a text of the CLI gives for one resource. */
function diagnosticsOf(text: string, name: string): string {
  const all = text.slice(text.lastIndexOf("Diagnostics:"));
  const block = all.split(/\n(?= {2}\S)/).find((part) => part.includes(`(${name})`));
  return block ?? "";
}

/** The plugin sees resources in the order in which the engine checks them: of two, either can be the later one. */
function inOrder(turned: boolean): [last: string, earlier: string] {
  return turned ? ["one", "both"] : ["both", "one"];
}

describe("a review at preview", () => {
  afterEach(tearDown);

  it("refuses a hook that the program declares twice, on the second resource, and nothing is sent", async () => {
    const { emulator, stack } = await newBed();
    stack.host = "node";
    stack.program(
      declare("first", { event: "receive", url: receiver("receive") }) +
        declare("second", { event: "receive", url: "https://HOOKS.example.com/receive", method: "PUT" }),
    );
    const run = await stack.fails("preview");
    const told = ["first", "second"].filter((name) => diagnosticsOf(run.text, name) !== "");
    expect(told).to.deep.equal(stack.front === "dynamic" ? ["second"] : [told[0]]);
    expect(diagnosticsOf(run.text, told[0] ?? "")).to.match(/declared twice: "(first|second)"/);
    expect(counts(emulator)).to.deep.equal({});
  });

  it("refuses the second even where nobody looked at a preview: one is installed, not two", async () => {
    const { emulator, line, stack } = await newBed();
    stack.program(
      declare("first", { event: "receive", url: receiver("receive") }) +
        declare("second", { event: "receive", url: receiver("receive"), adopt: true }),
    );
    await stack.fails("up", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId).length).to.be.at.most(1);
  });

  it("warns of http, of two events on one url and of GET, each on its resource", async () => {
    const { stack } = await newBed();
    stack.program(
      declare("clear", { event: "receive", url: "http://hooks.example.com/receive" }) +
        declare("one", { event: "send", url: receiver("both") }) +
        declare("both", { event: "progress", url: receiver("both") }) +
        declare("got", { event: "read", url: receiver("read"), method: "GET" }) +
        declare("fine", { event: "delete", url: "https://localhost/delete" }),
    );
    const { text } = await stack.ok("preview");
    expect(diagnosticsOf(text, "clear")).to.contain("warning: url begins with http://");
    const [last, earlier] = inOrder(stack.front === "plugin" && diagnosticsOf(text, "both") === "");
    expect(diagnosticsOf(text, last)).to.match(
      /warning: url is also that of "(one|both)" \(event (send|progress)\)/,
    );
    expect(diagnosticsOf(text, "got")).to.contain("warning: method GET");
    // The API is an emulator on this machine, so a receiver on this machine is fine.
    expect(diagnosticsOf(text, "fine")).to.equal("");
    expect(diagnosticsOf(text, earlier)).to.equal("");
  });

  it("warns of loopback and private hosts where the API is the real one", async () => {
    const { line, stack } = await newBed();
    // A preview asks the API nothing.
    stack.setEnv({ ZIPWHIP_SESSION: line.session });
    stack.program(
      declare("loopback", { event: "receive", url: "https://127.0.0.1/receive" }) +
        declare("home", { event: "send", url: "https://192.168.1.10/send" }) +
        declare("inside", { event: "read", url: "https://hooks.internal/read" }) +
        declare("fine", { event: "delete", url: receiver("delete") }),
    );
    const { text } = await stack.ok("preview");
    for (const name of ["loopback", "home", "inside"]) {
      expect(diagnosticsOf(text, name), name).to.contain("loopback or private host");
    }
    expect(diagnosticsOf(text, "fine")).to.equal("");
  });

  it("names every bad input at once, each with its property and the way out, and nothing is sent", async () => {
    const { emulator, stack } = await newBed();
    stack.program(`
      new zipwhip.ZipwhipWebhook("bad", {
        event: "recieve", url: "hooks.example.com/secret-path", method: "post", type: "sms", adopt: "yes", urls: [],
      });
    `);
    const { text } = await stack.fails("preview");
    const bad = text.replace(/\s+/g, " ");
    expect(bad).to.contain('did you mean "receive"?');
    expect(bad).to.contain("url is not an absolute URL");
    expect(bad).to.contain('did you mean "POST"?');
    expect(bad).to.contain('type "sms" is not one of');
    expect(bad).to.contain("adopt must be true or false");
    expect(bad).to.contain("urls is not a property of a hook");
    expect(bad).not.to.contain("secret-path");

    stack.program('new zipwhip.ZipwhipWebhook("empty");');
    expect((await stack.fails("preview")).text)
      .to.contain("event is missing")
      .and.to.contain("url is missing");
    expect(counts(emulator)).to.deep.equal({});
  });

  it("shows no secret where it is wrong, though the engine prints the value of a property that fails", async () => {
    const { stack } = await newBed();
    stack.program(`
      new zipwhip.ZipwhipWebhook("bad", {
        event: "receive", url: pulumi.secret("hooks.example.com/canary"), session: "canary session", sesion: "canary",
      });
    `);
    const { text } = await stack.fails("preview", "--diff");
    expect(text).to.contain("url is not an absolute URL").and.to.contain("session holds white space");
    expect(text).to.contain('did you mean "session"?');
    expect(text).not.to.contain("canary");
  });

  it("names a bad setting, and nothing is sent", async () => {
    const { emulator, line, stack } = await newBed();
    stack.setEnv({
      ZIPWHIP_API_URL: "http://api.zipwhip.com",
      ZIPWHIP_SESSION: line.session,
      ZIPWHIP_TIMEOUT_SECONDS: "soon",
    });
    stack.program(declare("hook", { event: "receive", url: receiver("receive") }));
    const { text } = await stack.fails("preview");
    expect(text).to.contain("ZIPWHIP_API_URL").and.to.contain("zipwhip:apiUrl").and.to.contain("clear text");
    expect(text).to.contain("ZIPWHIP_TIMEOUT_SECONDS").and.to.contain("zipwhip:timeoutSeconds");
    expect(counts(emulator)).to.deep.equal({});
  });
});

import { resolve } from "node:path";
import { expect } from "chai";
import { counts, newBed, receiver, tearDown } from "../support/bed";

const PLUGIN = resolve(__dirname, "../../../dist/plugin");

const program = (url: string, extra = "") => `name: engine-test
runtime: yaml
plugins:
  providers:
    - name: zipwhip
      path: ${JSON.stringify(PLUGIN)}
resources:
  received:
    type: zipwhip:Webhook
    properties:
      event: receive
      url: ${url}
      method: PUT
  support:
    type: zipwhip:Line
    properties:
      hooks:
        send:
          - url: ${receiver("send")}
        change:
          - url: ${receiver("a")}
          - url: ${receiver("b")}
            method: PUT
${extra}outputs:
  id: \${received.webhookId}
`;

describe("a YAML program, by the plugin", function () {
  this.timeout(120_000);
  afterEach(tearDown);

  it("installs hooks, changes nothing where nothing changes, sees drift, puts it right, and removes them", async () => {
    const { emulator, line, stack } = await newBed({}, "plugin");
    stack.host = "node";
    stack.write("Pulumi.yaml", program(receiver("receive")));
    const preview = await stack.ok("preview");
    expect(preview.text).to.match(/3 to create/);
    expect(counts(emulator)).to.deep.equal({});
    await stack.up();
    expect(counts(emulator)).to.deep.equal({ "webhook/list": 1, "webhook/add": 4 });
    emulator.clearRequests();
    await stack.up("--expect-no-changes");
    expect(counts(emulator)).to.deep.equal({});

    const { webhookId, ...hook } = emulator.hooks(line.deviceId).find(({ event }) => event === "receive") ?? {
      webhookId: "",
    };
    emulator.remove(webhookId);
    emulator.install(line.deviceId, { ...hook, event: "read", url: receiver("another") });
    const drift = await stack.fails("preview", "--refresh", "--expect-no-changes");
    expect(drift.text).to.match(/1 to create|\+ 1/);
    await stack.ok("up", "--yes", "--skip-preview", "--refresh");
    expect(emulator.hooks(line.deviceId).map(({ event }) => event)).to.include("receive");

    const lookup = `variables:\n  all:\n    fn::invoke:\n      function: zipwhip:getWebhooks\n      return: webhooks\n`;
    stack.write("Pulumi.yaml", `${program(receiver("moved"), lookup)}  all: \${all}\n`);
    const { text } = await stack.ok("up", "--yes", "--skip-preview", "--diff");
    expect(text).to.contain(receiver("another"));
    expect(emulator.hooks(line.deviceId).map(({ url }) => url)).to.include(receiver("moved"));
    await stack.ok("destroy", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId).map(({ url }) => url)).to.deep.equal([receiver("another")]);
  });

  it("is told what is wrong with it, at the property, and what a reviewer should know, at the resource", async () => {
    const { emulator, stack } = await newBed({}, "plugin");
    stack.host = "node";
    stack.write(
      "Pulumi.yaml",
      program("http://hooks.example.com/receive").replace("event: receive", "event: recieve"),
    );
    const wrong = await stack.fails("preview");
    expect(wrong.text).to.match(/recieve|receive/);
    stack.write("Pulumi.yaml", program("http://hooks.example.com/receive"));
    const { text } = await stack.ok("preview");
    expect(text).to.match(/zipwhip:index:Webhook \(received\):\n\s+warning: url begins with http:\/\//);
    expect(counts(emulator)).to.deep.equal({});
  });
});

import { expect } from "chai";
import { declareLine } from "./line/declare-line";
import { declare, newBed, receiver, tearDown } from "./support/bed";
import type { Stack, StateResource } from "./support/stack";

// In the state file, less what differs from machine to machine. Cost grows with the square of these: more needs a reason.
const HOOK_BYTES = 967;
const LINE_BYTES = 944;
const LINE_HOOK_BYTES = 148;

// The least that the engine keeps of the same hook: a provider of the same properties that calls nothing. Its path is
// as long as ours.
const FLOOR = "./the-floor-provider.js";
const FLOOR_CLASS = `
class Floor extends pulumi.CustomResource {
  constructor(name, args) {
    const __provider = 'exports.handler = () => require("${FLOOR}")';
    super("pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook", name, { ...args, __provider });
  }
}
`;
const FLOOR_PROVIDER = `
exports.create = async (inputs) => ({
  id: "123456789",
  outs: { ...inputs, webhookId: "123456789", line: process.env.FLOOR_LINE },
});
exports.check = async (_olds, news) => ({ inputs: { type: "message", method: "POST", ...news } });
`;

describe("the state", function () {
  // Several runs of the engine each; on a busy machine a minute is not enough.
  this.timeout(180_000);
  afterEach(tearDown);

  it("of a hook is what the engine keeps of any resource of these properties, to the byte", async () => {
    const { emulator, line, stack } = await newBed();
    stack.setEnv({
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      FLOOR_LINE: line.deviceId,
    });
    // The warm host would add its own frames to the stack trace that the state keeps.
    stack.host = "node";
    stack.write(FLOOR, FLOOR_PROVIDER);
    const stateOf = async (program: string) => {
      stack.program("");
      await stack.up();
      stack.program(program);
      await stack.up();
      return kept(stack, "ZipwhipWebhook");
    };
    const args = { event: "receive", url: receiver("receive") };
    const ours = await stateOf(declare("hook", args));
    expect(bytesOf(ours)).to.equal(HOOK_BYTES);
    const floor = await stateOf(`${FLOOR_CLASS}new Floor("hook", ${JSON.stringify(args)});\n`);
    expect(ours.replaceAll("pulumi-zipwhip/provider", FLOOR)).to.equal(floor);
  });

  it("of a line as one resource takes so many bytes, and so many more for each hook", async () => {
    const { stack } = await newBed();
    stack.host = "node";
    const sizeOf = async (hooks: number) => {
      const urls = [...Array(hooks).keys()].map((index) => receiver(`receive/${index}`));
      stack.program(declareLine("line", { hooks: { receive: urls } }));
      await stack.up();
      return bytesOf(kept(stack, "ZipwhipLine"));
    };
    const one = await sizeOf(1);
    const ten = await sizeOf(10);
    expect({ one, each: (ten - one) / 9 }).to.deep.equal({ one: LINE_BYTES, each: LINE_HOOK_BYTES });
  });
});

/** The one resource of this type as the state file has it, less what differs from run to run: times, ids, places. */
function kept(stack: Stack, type: string): string {
  const { checkpoint } = JSON.parse(stack.stateText());
  const resources = checkpoint.latest.resources.filter((one: StateResource) => one.type.endsWith(`:${type}`));
  expect(resources).to.have.length(1);
  return JSON.stringify(resources[0])
    .replace(/"(created|modified)":"[^"]*"/g, '"$1":"2026-01-01T00:00:00.123456789Z"')
    .replace(/"(id|webhookId)":"\d+"/g, '"$1":"123456789"')
    .replace(/::[0-9a-f]{8}-[0-9a-f-]{27}"/g, '::00000000-0000-4000-8000-000000000000"')
    .replace(/"sourcePosition":"[^"]*"/g, '"sourcePosition":"project:///index.js#4,11"');
}

// The trace is the program's and the SDK's.
function bytesOf(resource: string): number {
  return resource.replace(/,"stackTrace":\[.*\]/, "").length;
}

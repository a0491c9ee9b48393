import { expect } from "chai";
import { newBed, receiver, tearDown } from "./support/bed";

const HOOKS = 20;

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
let id = 1_000_000_000;
exports.create = async (inputs) => {
  const webhookId = String(id++);
  return { id: webhookId, outs: { ...inputs, webhookId, line: process.env.FLOOR_LINE } };
};
exports.check = async (_olds, news) => ({ inputs: { type: "message", method: "POST", ...news } });
`;

describe("the state", () => {
  afterEach(tearDown);

  it("of a hook is within 5 % of the least that the engine keeps of it", async () => {
    const { emulator, line, stack } = await newBed();
    stack.setEnv({
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      FLOOR_LINE: line.deviceId,
    });
    // The warm host would add its own frames to the stack trace that the state keeps.
    stack.host = "node";
    stack.write(FLOOR, FLOOR_PROVIDER);
    const size = async (type: string, before = "") => {
      stack.program("");
      await stack.up();
      const empty = stack.stateText().length;
      const hooks = [...Array(HOOKS).keys()].map(
        (index) =>
          `new ${type}("hook-${index}", { event: "receive", url: "${receiver(`receive/${index}`)}" });\n`,
      );
      stack.program(before + hooks.join(""));
      await stack.up();
      expect(stack.hooksInState()).to.have.length(HOOKS);
      return (stack.stateText().length - empty) / HOOKS;
    };
    const ours = await size("zipwhip.ZipwhipWebhook");
    const floor = await size("Floor", FLOOR_CLASS);
    console.log(
      `      state per hook: ${ours.toFixed(0)} bytes; the engine's minimum: ${floor.toFixed(0)} bytes`,
    );
    expect(ours / floor).to.be.at.most(1.05);
  });
});

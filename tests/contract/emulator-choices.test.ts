import { expect } from "chai";
import { type Choices, type Emulator, type Line, startEmulator } from "../../emulator/src/index";

const WRONG = { code: -703, desc: "Wrong arguments" };

describe("emulator: the choices", () => {
  let emulator: Emulator;
  let line: Line;

  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    line = emulator.createLine();
  });
  after(() => emulator.close());

  async function post(path: string, parameters: Record<string, string>, method = "POST") {
    const answer = await fetch(`${emulator.url}/${path}`, { method, body: new URLSearchParams(parameters) });
    return { status: answer.status, body: await answer.text() };
  }
  const failed = (response: unknown) => JSON.stringify({ success: false, response });

  const styles: [Choices["failureStyle"], [number, string], [number, string]][] = [
    ["status", [403, failed(null)], [400, failed(WRONG)]],
    ["success-false-200", [200, failed(null)], [200, failed(WRONG)]],
    ["plain-401", [401, "Unauthorized"], [400, failed(WRONG)]],
    ["500", [500, failed(null)], [500, failed(WRONG)]],
    ["string", [403, failed("Invalid session")], [400, failed("Wrong arguments")]],
  ];
  for (const [style, session, id] of styles) {
    it(`fails in the style ${style}`, async () => {
      emulator.choices.failureStyle = style;
      const noEntry = await post("webhook/list", { session: "x" });
      expect([noEntry.status, noEntry.body]).to.deep.equal(session);
      const unknown = await post("webhook/delete", { session: line.session, webhookId: "1" });
      expect([unknown.status, unknown.body]).to.deep.equal(id);
    });
  }

  it("are switched one by one", async () => {
    const { session } = line;
    const { choices } = emulator;
    const values = { session, type: "message", event: "read", url: "https://a.example" };

    choices.defaultMethod = "PUT";
    expect((await post("webhook/add", values)).body).to.contain('"method":"PUT"');
    const webhookId = emulator.hooks(line.deviceId)[0]?.webhookId ?? "";

    expect((await post("webhook/update", { session, webhookId })).status).to.equal(200);
    choices.emptyUpdate = "refused";
    expect((await post("webhook/update", { session, webhookId })).status).to.equal(400);

    expect((await post("webhook/list", { session, more: "1" })).status).to.equal(200);
    choices.unknownParameters = "refused";
    expect((await post("webhook/list", { session, more: "1" })).status).to.equal(400);

    expect((await post("webhook/delete", { session, webhookId: "1" })).status).to.equal(400);
    choices.unknownDelete = "succeeds";
    expect((await post("webhook/delete", { session, webhookId: "1" })).status).to.equal(200);

    choices.unknownHook = { status: 404, response: "gone" };
    const gone = await post("webhook/update", { session, webhookId: "1", method: "PUT" });
    expect([gone.status, gone.body]).to.deep.equal([404, failed("gone")]);

    expect((await post("webhook/list", { session }, "PUT")).status).to.equal(405);
    choices.verbs = ["PUT"];
    expect((await post("webhook/list", { session }, "PUT")).status).to.equal(200);
    expect((await post("webhook/list", { session })).status).to.equal(405);
    choices.verbs = ["POST"];

    choices.jsonBodies = "read";
    const answer = await fetch(`${emulator.url}/webhook/list`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ session }),
    });
    expect(answer.status).to.equal(200);

    choices.logoutResponse = true;
    expect((await post("user/logout", { session })).body).to.equal('{"success":true,"response":true}');
  });

  it("are given at the start, and a reset goes back to those", async () => {
    const own = await startEmulator({ bigIds: true, choices: { failureStyle: "500" } });
    own.choices.failureStyle = "string";
    own.choices.idSize = "32-bit";
    own.reset();
    expect(own.choices).to.include({ failureStyle: "500", idSize: "64-bit", defaultMethod: "POST" });
    await own.close();
    const error = await startEmulator({ choices: { failureStyle: "x" as never } }).catch((one) => one);
    expect(error.message).to.match(/^failureStyle: must be one of status, success-false-200/);
  });
});

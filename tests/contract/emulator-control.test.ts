import { request } from "node:http";
import { expect } from "chai";
import { type Emulator, startEmulator } from "../../emulator/src/index";

describe("emulator: the control API", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => emulator.reset());
  after(() => emulator.close());

  async function call(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${emulator.url}/emulator${path}`, {
      method,
      ...(body !== undefined && {
        headers: { "content-type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  }

  it("creates lines and sessions, and shows a session only then", async () => {
    const { body: line } = await call("POST", "/lines", { number: "4255550123", deviceId: "299538202" });
    expect(line).to.include({ number: "4255550123", deviceId: "299538202", username: "4255550123" });
    expect(line.session).to.match(/:299538202$/);
    const { body: further } = await call("POST", "/lines/299538202/sessions");
    for (const session of [line.session, further.session]) {
      expect((await fetch(`${emulator.url}/webhook/list?session=${session}`)).status).to.equal(200);
    }
    const masked = "[session]:299538202";
    expect((await call("GET", "/lines")).body).to.deep.equal([
      { number: "4255550123", deviceId: "299538202", username: "4255550123", sessions: [masked, masked] },
    ]);
    expect((await call("POST", "/lines")).body.number).to.match(/^\d{10}$/);
  });

  it("installs, lists, edits and removes hooks by hand", async () => {
    const { deviceId } = emulator.createLine();
    const hooks = `/lines/${deviceId}/hooks`;
    emulator.choices.idSize = "64-bit";
    const { body: hook } = await call("POST", hooks, { event: "receive", url: "https://a.example" });
    expect(hook).to.include({ type: "message", method: "POST" });
    expect(hook.webhookId)
      .to.be.a("string")
      .that.matches(/^\d{19}$/);
    expect((await call("GET", hooks)).body).to.deep.equal([hook]);
    const edited = { ...hook, url: "https://b.example" };
    const patch = { url: "https://b.example" };
    expect((await call("PATCH", `/hooks/${hook.webhookId}`, patch)).body).to.deep.equal(edited);
    expect(await call("DELETE", `/hooks/${hook.webhookId}`)).to.deep.equal({ status: 200, body: {} });
    expect((await call("GET", hooks)).body).to.deep.equal([]);
    expect(emulator.requests()).to.deep.equal([]);
  });

  it("shows and clears the requests", async () => {
    const line = emulator.createLine();
    await fetch(`${emulator.url}/webhook/list?session=${line.session}`);
    await fetch(`${emulator.url}/webhook/delete?session=x`);
    expect((await call("GET", "/requests")).body).to.deep.equal(emulator.requests());
    expect((await call("GET", `/requests?path=/webhook/list&deviceId=${line.deviceId}`)).body).to.have.length(
      1,
    );
    await call("DELETE", "/requests");
    expect((await call("GET", "/requests")).body).to.deep.equal([]);
  });

  it("adds, shows and clears faults", async () => {
    await call("POST", "/faults", { endpoint: "*", kind: "status", status: 500, times: "forever" });
    const forever = [{ endpoint: "*", kind: "status", status: 500, times: "forever", skip: 0 }];
    expect((await call("GET", "/faults")).body).to.deep.equal(forever);
    for (let n = 0; n < 3; n += 1) {
      expect((await fetch(`${emulator.url}/webhook/list`)).status).to.equal(500);
    }
    await call("DELETE", "/faults");
    expect((await call("GET", "/faults")).body).to.deep.equal([]);
  });

  it("shows and switches choices, and resets", async () => {
    expect((await call("GET", "/choices")).body).to.include({ failureStyle: "status", idSize: "32-bit" });
    const switched = await call("PATCH", "/choices", { failureStyle: "500", verbs: ["POST"] });
    expect(switched.body).to.include({ failureStyle: "500" });
    expect(emulator.choices.verbs).to.deep.equal(["POST"]);
    emulator.createLine();
    expect((await call("POST", "/reset")).status).to.equal(200);
    expect((await call("GET", "/choices")).body.failureStyle).to.equal("status");
    expect((await call("GET", "/lines")).body).to.deep.equal([]);
  });

  it("takes JSON whatever the content type says, as curl -d sends it", async () => {
    const answer = await fetch(`${emulator.url}/emulator/lines`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: '{"number":"4255550199"}',
    });
    expect(JSON.parse(await answer.text()).number).to.equal("4255550199");
  });

  it("names the field that is wrong, and the way out", async () => {
    const { deviceId } = emulator.createLine({ deviceId: "299538202", number: "4255550123" });
    const bad: [string, string, unknown, number, RegExp][] = [
      ["POST", "/lines", "{", 400, /^body: is not JSON/],
      ["POST", "/lines", [], 400, /^expected an object/],
      ["POST", "/lines", { numbr: "1" }, 400, /^numbr: unknown field, use one of number/],
      ["POST", "/lines", { number: 4255550123 }, 400, /^number: must be a text/],
      ["POST", "/lines", { number: "abc" }, 400, /^number: must be 3 to 15 digits/],
      ["POST", "/lines", { number: "4255550123" }, 400, /^number: there is a line/],
      ["POST", "/lines", { deviceId }, 400, /^deviceId: there is a line/],
      ["POST", `/lines/${deviceId}/hooks`, { url: "x" }, 400, /^event: is missing/],
      ["POST", `/lines/${deviceId}/hooks`, undefined, 400, /^event: is missing/],
      ["POST", "/lines/1/hooks", { event: "x", url: "x" }, 404, /^deviceId: there is no such line/],
      ["GET", "/lines/1/hooks", undefined, 404, /^deviceId/],
      ["POST", "/lines/1/sessions", undefined, 404, /^deviceId/],
      ["PATCH", "/hooks/1", { url: "x" }, 404, /^webhookId: there is no such hook/],
      ["DELETE", "/hooks/1", undefined, 404, /^webhookId/],
      ["GET", "/requests?line=1", undefined, 400, /^line: unknown filter, use path or deviceId/],
      ["POST", "/faults", { kind: "cut" }, 400, /^endpoint: is missing/],
      ["POST", "/faults", { endpoint: "*", kind: "cut", times: "often" }, 400, /^times: .*"forever"/],
      ["PATCH", "/choices", { failureStyle: "x" }, 400, /^failureStyle: must be one of status/],
      ["PATCH", "/choices", { style: "x" }, 400, /^style: unknown field, use one of failureStyle/],
      ["PATCH", "/choices", { badSession: { status: 1, response: null } }, 400, /^badSession: must be/],
    ];
    for (const [method, path, body, status, message] of bad) {
      const answer = await call(method, path, body);
      expect(answer.status, `${method} ${path}`).to.equal(status);
      expect(answer.body.error, `${method} ${path}`).to.match(message);
    }
  });

  it("lists its paths at its root, and where one is unknown", async () => {
    for (const [method, path, expected] of [
      ["GET", "", 200],
      ["GET", "/", 200],
      ["PUT", "/", 404],
      ["GET", "/nothing", 404],
      ["PUT", "/lines", 404],
      ["GET", "/reset", 404],
    ] as const) {
      const { status, body } = await call(method, path);
      expect(status, `${method} ${path}`).to.equal(expected);
      expect(body.paths).to.include("POST /emulator/lines");
    }
  });

  it("turns away what a web page elsewhere may have sent", async () => {
    const status = (headers: Record<string, string>, path = "/emulator/lines") =>
      new Promise((resolve, reject) => {
        const sent = request(`${emulator.url}${path}`, { headers, agent: false }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.on("error", reject).end();
      });
    for (const host of [
      "evil.example",
      "evil.example:7357",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
    ]) {
      expect(await status({ host }), host).to.equal(403);
      expect(await status({ host }, "/webhook/list"), host).to.equal(403);
    }
    for (const host of ["localhost", "LOCALHOST:7357", "127.0.0.1:1", "[::1]:7357", "zipwhip.localhost"]) {
      expect(await status({ host }), host).to.equal(200);
    }
    for (const origin of ["https://evil.example", "null"]) expect(await status({ origin })).to.equal(403);
    expect(await status({ origin: "http://localhost:3000" })).to.equal(200);
  });
});

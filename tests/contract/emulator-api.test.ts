import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "../../emulator/src/index";

const URL_A = "https://test.zipwhip.com/message/receive";

describe("emulator: the API", () => {
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

  async function call(
    path: string,
    parameters: Record<string, string>,
    how: "form" | "query" | "get" = "form",
  ) {
    const text = new URLSearchParams(parameters);
    const answer =
      how === "form"
        ? await fetch(`${emulator.url}/${path}`, { method: "POST", body: text })
        : await fetch(`${emulator.url}/${path}?${text}`, { method: how === "get" ? "GET" : "POST" });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  }
  function add(session = line.session, more: Record<string, string> = {}) {
    return call("webhook/add", {
      session,
      type: "message",
      event: "receive",
      url: URL_A,
      method: "POST",
      ...more,
    });
  }
  const wrong = { success: false, response: { code: -703, desc: "Wrong arguments" } };
  const noEntry = { status: 403, body: { success: false, response: null } };

  it("gives a line realistic, distinct defaults and a live session", () => {
    const other = emulator.createLine();
    expect(line.number).to.match(/^[2-9]\d{2}55501\d{2}$/);
    expect(line.username).to.equal(line.number);
    expect(line.deviceId).to.match(/^\d{9}$/);
    expect(line.session).to.match(
      new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}:${line.deviceId}$`),
    );
    for (const name of ["number", "deviceId", "password", "session"] as const) {
      expect(other[name]).not.to.equal(line[name]);
    }
  });

  for (const how of ["form", "query", "get"] as const) {
    it(`answers every call by ${how}`, async () => {
      const { username, password } = line;
      const login = await call("user/login", { username, password }, how);
      expect(login.status).to.equal(200);
      expect(login.body.success).to.equal(true);
      const session = login.body.response;
      expect(session).to.match(new RegExp(`:${line.deviceId}$`));

      expect((await call("webhook/list", { session }, how)).body).to.deep.equal({
        success: true,
        response: [],
      });
      const values = { type: "message", event: "receive", url: URL_A };
      const added = await call("webhook/add", { session, ...values }, how);
      const { webhookId } = added.body.response[0];
      expect(webhookId).to.be.within(1, 2 ** 31 - 1);
      expect(added.body).to.deep.equal({
        success: true,
        response: [{ webhookId, ...values, method: "POST" }],
      });

      const id = String(webhookId);
      const updated = await call("webhook/update", { session, webhookId: id, method: "PUT" }, how);
      const hook = { webhookId, ...values, method: "PUT" };
      expect(updated.body).to.deep.equal({ success: true, response: [hook] });
      expect((await call("webhook/list", { session }, how)).body.response).to.deep.equal([hook]);

      const deleted = await call("webhook/delete", { session, webhookId: id }, how);
      expect(deleted.body).to.deep.equal({ success: true, response: [] });
      expect(emulator.hooks(line.deviceId)).to.deep.equal([]);

      expect((await call("user/logout", { session }, how)).body.success).to.equal(true);
      expect(await call("webhook/list", { session }, how)).to.deep.equal(noEntry);
      const transport = how === "form" ? "form" : "query";
      expect(new Set(emulator.requests().map((entry) => entry.transport))).to.deep.equal(
        new Set([transport]),
      );
    });
  }

  it("merges query and body, the body over the query", async () => {
    const answer = await fetch(
      `${emulator.url}/webhook/add?type=message&event=read&url=https://query.example`,
      {
        method: "POST",
        body: new URLSearchParams({ session: line.session, event: "send" }),
      },
    );
    expect(answer.status).to.equal(200);
    expect(emulator.hooks(line.deviceId)[0]).to.include({ event: "send", url: "https://query.example" });
    expect(emulator.requests()[0]?.transport).to.equal("form+query");
  });

  it("does not see parameters sent as JSON", async () => {
    const answer = await fetch(`${emulator.url}/webhook/list`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ session: line.session }),
    });
    expect(answer.status).to.equal(403);
    expect(emulator.requests()[0]).to.include({ transport: "none", status: 403 });
  });

  it("refuses a wrong login", async () => {
    const { username, password } = line;
    for (const wrongOne of [{ username, password: "x" }, { username: "x", password }, { username }, {}]) {
      const answer = await call("user/login", wrongOne as Record<string, string>);
      expect(answer).to.deep.equal({ status: 400, body: { success: false, response: null } });
    }
  });

  it("has several live sessions on a line, and logout ends one", async () => {
    const second = emulator.login(line.number);
    await add(line.session);
    await add(second);
    expect((await call("webhook/list", { session: second })).body.response).to.have.length(2);
    await call("user/logout", { session: line.session });
    expect(await call("webhook/list", { session: line.session })).to.deep.equal(noEntry);
    expect((await call("webhook/list", { session: second })).status).to.equal(200);
    emulator.logout(second);
    expect(await call("webhook/list", { session: second })).to.deep.equal(noEntry);
  });

  it("allows duplicates, lists in order of creation and keeps urls byte for byte", async () => {
    const url = "HTTPS://User:p%40ss@Example.com:443/a/../b?x=1+2&y=%7e&z=ü#part";
    await add();
    await add();
    await add(line.session, { url });
    const hooks = emulator.hooks(line.deviceId);
    expect(hooks.map((hook) => hook.url)).to.deep.equal([URL_A, URL_A, url]);
    expect(new Set(hooks.map((hook) => hook.webhookId)).size).to.equal(3);
    await call("webhook/update", {
      session: line.session,
      webhookId: hooks[0]?.webhookId ?? "",
      url: "https://new.example",
    });
    const listed = (await call("webhook/list", { session: line.session })).body.response;
    expect(listed.map((hook: { webhookId: number }) => String(hook.webhookId))).to.deep.equal(
      hooks.map((hook) => hook.webhookId),
    );
    expect(listed[0]).to.include({ url: "https://new.example", method: "POST" });
  });

  it("takes every documented event and method, and no other", async () => {
    for (const event of ["receive", "send", "progress", "read", "delete"]) {
      expect((await add(line.session, { event })).status, event).to.equal(200);
    }
    expect((await add(line.session, { event: "change", type: "optout" })).status).to.equal(200);
    for (const method of ["POST", "PUT", "GET"]) {
      expect((await add(line.session, { method })).status, method).to.equal(200);
    }
    const bad = [
      { event: "Receive" },
      { event: "change" },
      { event: "" },
      { type: "optout" },
      { type: "" },
      { url: "" },
      { url: "test.zipwhip.com" },
      { url: "ftp://test.zipwhip.com" },
      { url: "https://" },
      { method: "DELETE" },
      { method: "post" },
    ];
    for (const one of bad) {
      expect(await add(line.session, one), JSON.stringify(one)).to.deep.equal({ status: 400, body: wrong });
    }
    expect(emulator.hooks(line.deviceId)).to.have.length(9);
  });

  it("refuses what lacks a parameter or has a wrong one", async () => {
    const { session } = line;
    await add();
    const webhookId = emulator.hooks(line.deviceId)[0]?.webhookId ?? "";
    const bad: [string, Record<string, string>][] = [
      ["webhook/add", { session, event: "receive", url: URL_A }],
      ["webhook/add", { session, type: "message", url: URL_A }],
      ["webhook/add", { session, type: "message", event: "receive" }],
      ["webhook/update", { session, method: "PUT" }],
      ["webhook/update", { session, webhookId: "1", method: "PUT" }],
      ["webhook/update", { session, webhookId, method: "PATCH" }],
      ["webhook/update", { session, webhookId, url: "x" }],
      ["webhook/delete", { session }],
      ["webhook/delete", { session, webhookId: "1" }],
      ["webhook/delete", { session, webhookId: "__proto__" }],
    ];
    for (const [path, parameters] of bad) {
      expect(await call(path, parameters), path).to.deep.equal({ status: 400, body: wrong });
    }
    for (const path of ["webhook/list", "webhook/add", "webhook/update", "webhook/delete", "user/logout"]) {
      expect(await call(path, {}), path).to.deep.equal(noEntry);
      expect(await call(path, { session: `x${session}` }), path).to.deep.equal(noEntry);
    }
    expect((await call("webhook/get", { session })).status).to.equal(404);
  });

  it("ignores type and event in an update", async () => {
    await add();
    const webhookId = emulator.hooks(line.deviceId)[0]?.webhookId ?? "";
    const answer = await call("webhook/update", {
      session: line.session,
      webhookId,
      event: "send",
      type: "optout",
      method: "GET",
    });
    expect(answer.body.response[0]).to.include({ type: "message", event: "receive", method: "GET" });
  });

  it("hides the hooks of another line", async () => {
    const other = emulator.createLine();
    await add();
    const webhookId = emulator.hooks(line.deviceId)[0]?.webhookId ?? "";
    const foreign = { session: other.session, webhookId };
    expect((await call("webhook/list", { session: other.session })).body.response).to.deep.equal([]);
    expect((await call("webhook/update", { ...foreign, method: "PUT" })).body).to.deep.equal(wrong);
    expect((await call("webhook/delete", foreign)).body).to.deep.equal(wrong);
    expect(emulator.hooks(line.deviceId)[0]?.method).to.equal("POST");
  });

  it("writes big ids exactly, as integers", async () => {
    emulator.choices.idSize = "64-bit";
    await add();
    const webhookId = emulator.hooks(line.deviceId)[0]?.webhookId ?? "";
    expect(BigInt(webhookId) > 2n ** 53n).to.equal(true);
    expect(String(Number(webhookId))).not.to.equal(webhookId);
    const raw = await fetch(`${emulator.url}/webhook/list?session=${line.session}`).then((a) => a.text());
    expect(raw).to.contain(`{"webhookId":${webhookId},"type"`);
    expect((await call("webhook/delete", { session: line.session, webhookId })).status).to.equal(200);
  });

  it("installs, edits and removes by hand, outside of the request log", async () => {
    const hook = emulator.install(line.deviceId, { event: "change", url: URL_A });
    expect(hook).to.deep.equal({
      webhookId: hook.webhookId,
      type: "optout",
      event: "change",
      url: URL_A,
      method: "POST",
    });
    expect(emulator.edit(hook.webhookId, { method: "PUT" })).to.deep.equal({ ...hook, method: "PUT" });
    emulator.install(line.deviceId, { type: "call", event: "ring", url: URL_A });
    emulator.remove(hook.webhookId);
    expect(emulator.hooks(line.deviceId).map((one) => one.event)).to.deep.equal(["ring"]);
    expect(emulator.requests()).to.deep.equal([]);
    expect(() => emulator.remove(hook.webhookId)).to.throw(/webhookId: there is no such hook/);
    expect(() => emulator.createLine({ number: line.number })).to.throw(/number: there is a line/);
  });

  it("forgets everything at a reset", async () => {
    await add();
    emulator.addFault({ endpoint: "*", kind: "cut" });
    emulator.choices.failureStyle = "500";
    const { session } = line;
    emulator.reset();
    expect(emulator.lines()).to.deep.equal([]);
    expect(emulator.requests()).to.deep.equal([]);
    expect(emulator.choices.failureStyle).to.equal("status");
    expect(await call("webhook/list", { session })).to.deep.equal(noEntry);
  });

  it("listens on loopback only", async () => {
    const error = await startEmulator({ host: "0.0.0.0" }).catch((one) => one);
    expect(error.message).to.match(/0\.0\.0\.0 is not a loopback address.*127\.0\.0\.1/);
    const port = Number(new URL(emulator.url).port);
    const taken = await startEmulator({ port }).catch((one) => one);
    expect(taken.message).to.match(/in use.*--port 0/);
  });
});

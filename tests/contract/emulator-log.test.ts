import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "../../emulator/src/index";

describe("emulator: the log of requests", () => {
  let emulator: Emulator;
  let line: Line;

  before(async () => {
    emulator = await startEmulator({ now: () => new Date("2026-01-02T03:04:05Z") });
  });
  beforeEach(() => {
    emulator.reset();
    line = emulator.createLine();
  });
  after(() => emulator.close());

  function post(path: string, parameters: Record<string, string>) {
    return fetch(`${emulator.url}${path}`, { method: "POST", body: new URLSearchParams(parameters) });
  }

  it("shows what came, without the session", async () => {
    await post("/webhook/add", {
      session: line.session,
      type: "message",
      event: "read",
      url: "https://a.example",
    });
    await post("/webhook/list", { session: "nonsense" });
    expect(emulator.requests()).to.deep.equal([
      {
        method: "POST",
        path: "/webhook/add",
        parameters: {
          session: `[session]:${line.deviceId}`,
          type: "message",
          event: "read",
          url: "https://a.example",
        },
        line: line.deviceId,
        status: 200,
        at: "2026-01-02T03:04:05.000Z",
        index: 0,
        transport: "form",
      },
      {
        method: "POST",
        path: "/webhook/list",
        parameters: { session: "[session]" },
        status: 403,
        at: "2026-01-02T03:04:05.000Z",
        index: 1,
        transport: "form",
      },
    ]);
  });

  it("never holds a session or a password, wherever they were put", async () => {
    const { session, password, username, deviceId } = line;
    const secret = session.split(":")[0] ?? "";
    const dead = emulator.login(line.number);
    emulator.logout(dead);
    const encoded = encodeURIComponent(session);
    await post("/user/login", { username, password });
    await post("/webhook/list", { session: dead });
    await post("/webhook/list", { session: session.toUpperCase(), other: session });
    await post(`/webhook/list/${session}`, { [`x${session}`]: "1" });
    await post("/webhook/add", { session: secret, url: `https://a.example/?s=${encoded}`, other: secret });
    await fetch(`${emulator.url}/webhook/${encoded}?session=${encoded}`);
    await fetch(`${emulator.url}/webhook/list`, { method: "POST", body: JSON.stringify({ session }) });
    await fetch(`${emulator.url}/webhook/list`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: JSON.stringify({ session }),
    });
    const log = JSON.stringify(emulator.requests());
    expect(emulator.requests()).to.have.length(8);
    expect(log.toLowerCase()).not.to.contain(secret);
    expect(log).not.to.contain(dead.split(":")[0]);
    expect(log).not.to.contain(password);
    expect(emulator.requests()[0]?.parameters).to.deep.equal({ username, password: "[password]" });
    expect(emulator.requests()[0]?.line).to.equal(deviceId);
    expect(emulator.requests()[1]?.parameters.session).to.equal(`[session]:${deviceId}`);
  });

  it("is filtered by path and line, and cleared", async () => {
    const other = emulator.createLine();
    await post("/webhook/list", { session: line.session });
    await post("/webhook/list", { session: other.session });
    await post("/webhook/delete", { session: other.session });
    expect(emulator.requests({ path: "/webhook/list" }).map((one) => one.index)).to.deep.equal([0, 1]);
    expect(emulator.requests({ path: "webhook/delete" }).map((one) => one.index)).to.deep.equal([2]);
    expect(emulator.requests({ path: "webhook/list", deviceId: other.deviceId })[0]?.index).to.equal(1);
    emulator.clearRequests();
    expect(emulator.requests()).to.deep.equal([]);
  });

  it("has a request that was never answered", async () => {
    emulator.addFault({ endpoint: "webhook/list", kind: "hang" });
    const stop = new AbortController();
    const call = fetch(`${emulator.url}/webhook/list?session=${line.session}`, { signal: stop.signal });
    while (emulator.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(emulator.requests()[0]?.status).to.equal(0);
    stop.abort();
    await call.catch(() => undefined);
    while (emulator.requests()[0]?.status === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(emulator.requests()[0]?.status).to.equal("cut");
  });

  it("has a request whose body cannot be read, which is answered", async () => {
    const answer = await post("/webhook/list", { session: line.session, more: "x".repeat(2_000_000) }).catch(
      () => undefined,
    );
    if (answer) expect(answer.status).to.equal(413);
    expect(emulator.requests()[0]).to.include({ path: "/webhook/list", status: 413 });
    expect((await fetch(`${emulator.url}/%zz`)).status).to.equal(400);
  });
});

import { request as httpRequest } from "node:http";
import { expect } from "chai";
import { type Emulator, type Fault, type Line, startEmulator } from "../../emulator/src/index";

interface Raw {
  status?: number | undefined;
  headers: Record<string, unknown>;
  body: string;
  /** The client's error, where the connection ended too early. */
  error?: string | undefined;
}

describe("emulator: faults", () => {
  let emulator: Emulator;
  let line: Line;
  const started: Emulator[] = [];

  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    line = emulator.createLine();
  });
  afterEach(async () => {
    for (const own of started.splice(0)) await own.close();
  });
  after(() => emulator.close());

  async function start(): Promise<Emulator> {
    const own = await startEmulator();
    started.push(own);
    return own;
  }

  function post(path: string, parameters: Record<string, string>): Promise<Raw> {
    return new Promise((resolve) => {
      const raw: Raw = { headers: {}, body: "" };
      const done = (error?: Error) => resolve({ ...raw, error: error?.message });
      const body = new URLSearchParams(parameters).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": body.length };
      const sent = httpRequest(
        `${emulator.url}/${path}`,
        { method: "POST", headers, agent: false },
        (answer) => {
          raw.status = answer.statusCode;
          raw.headers = answer.headers;
          answer.on("data", (part) => {
            raw.body += part;
          });
          answer.on("error", done);
          answer.on("end", () => done());
        },
      );
      sent.on("error", done);
      sent.end(body);
    });
  }
  const add = (session = line.session) =>
    post("webhook/add", { session, type: "message", event: "receive", url: "https://a.example" });
  const list = (session = line.session) => post("webhook/list", { session });
  const count = () => emulator.hooks(line.deviceId).length;

  interface Row {
    fault: Fault;
    status?: number;
    headers?: Record<string, string>;
    body?: string;
    error?: RegExp;
  }
  const nothing = '{"success":false,"response":null}';
  const at = { endpoint: "webhook/add" } as const;
  const rows: Row[] = [
    { fault: { ...at, kind: "status", status: 418 }, status: 418, body: nothing },
    {
      fault: { ...at, kind: "status", status: 503, body: "x", headers: { "x-a": "b" }, contentType: "a/b" },
      status: 503,
      headers: { "x-a": "b", "content-type": "a/b" },
      body: "x",
    },
    { fault: { ...at, kind: "rate-limit", retryAfter: 7 }, status: 429, headers: { "retry-after": "7" } },
    {
      fault: { ...at, kind: "rate-limit", retryAfter: "Fri, 02 Jan 2026 03:04:05 GMT" },
      status: 429,
      headers: { "retry-after": "Fri, 02 Jan 2026 03:04:05 GMT" },
    },
    { fault: { ...at, kind: "unavailable" }, status: 503, body: nothing },
    { fault: { ...at, kind: "unavailable", retryAfter: 0 }, status: 503, headers: { "retry-after": "0" } },
    { fault: { ...at, kind: "cut" }, error: /hang up|reset/i },
    {
      fault: { ...at, kind: "refuse", response: { code: -1 } },
      status: 200,
      body: '{"success":false,"response":{"code":-1}}',
    },
    {
      fault: { ...at, kind: "refuse", response: "no" },
      status: 200,
      body: '{"success":false,"response":"no"}',
    },
    { fault: { ...at, kind: "refuse", response: null }, status: 200, body: nothing },
    { fault: { ...at, kind: "empty" }, status: 200, headers: { "content-length": "0" }, body: "" },
    { fault: { ...at, kind: "body", body: [1] }, status: 200, body: "[1]" },
    {
      fault: { ...at, kind: "body", body: "{", contentType: "text/x", status: 201 },
      status: 201,
      headers: { "content-type": "text/x" },
      body: "{",
    },
    { fault: { ...at, kind: "html" }, status: 502, headers: { "content-type": "text/html; charset=utf-8" } },
    {
      fault: { ...at, kind: "redirect", location: "http://127.0.0.1:9/x" },
      status: 307,
      headers: { location: "http://127.0.0.1:9/x" },
    },
  ];

  for (const when of ["before", "after"] as const) {
    for (const { fault, status, headers, body, error } of rows) {
      it(`${JSON.stringify(fault)} ${when} the effect, once`, async () => {
        emulator.addFault({ ...fault, when });
        const answer = await add();
        expect(count()).to.equal(when === "after" ? 1 : 0);
        if (error) expect(answer.error).to.match(error);
        else expect(answer.error).to.equal(undefined);
        expect(answer.status).to.equal(status);
        expect(answer.headers).to.include(headers ?? {});
        if (body !== undefined) expect(answer.body).to.equal(body);
        expect(emulator.requests()[0]?.status).to.equal(status ?? "cut");
        expect((await add()).status).to.equal(200);
        expect(emulator.faults()).to.deep.equal([]);
      });
    }

    it(`cut-body ${when} the effect: half of what was promised`, async () => {
      emulator.addFault({ ...at, kind: "cut-body", when });
      const answer = await add();
      expect(count()).to.equal(when === "after" ? 1 : 0);
      expect(answer.status).to.equal(200);
      expect(answer.error).to.match(/aborted|reset/i);
      expect(answer.body.length).to.equal(Math.floor(Number(answer.headers["content-length"]) / 2));
      expect(emulator.requests()[0]?.status).to.equal("cut");
    });

    it(`truncated ${when} the effect: whole for HTTP, half for JSON`, async () => {
      emulator.addFault({ ...at, kind: "truncated", when });
      const answer = await add();
      expect(count()).to.equal(when === "after" ? 1 : 0);
      expect(answer.error).to.equal(undefined);
      expect(answer.body).to.match(/^\{"success":/);
      expect(() => JSON.parse(answer.body)).to.throw(SyntaxError);
    });

    it(`delay ${when} the effect`, async () => {
      emulator.addFault({ ...at, kind: "delay", ms: 500, when });
      const started = Date.now();
      const answer = add();
      await arrival(emulator, 1);
      expect(count()).to.equal(when === "after" ? 1 : 0);
      expect((await answer).status).to.equal(200);
      expect(Date.now() - started).to.be.at.least(490);
      expect(count()).to.equal(1);
    });

    it(`hang ${when} the effect, until the emulator closes`, async () => {
      const own = await start();
      const { session, deviceId } = own.createLine();
      own.addFault({ endpoint: "*", kind: "hang", when });
      const query = new URLSearchParams({
        session,
        type: "message",
        event: "read",
        url: "https://a.example",
      });
      const answer = fetch(`${own.url}/webhook/add?${query}`).then(
        () => "answered",
        () => "cut",
      );
      await arrival(own, 1);
      expect(await Promise.race([answer, sleep(100)])).to.equal(undefined);
      expect(own.hooks(deviceId)).to.have.length(when === "after" ? 1 : 0);
      const started = Date.now();
      await own.close();
      expect(Date.now() - started).to.be.below(1000);
      expect(await answer).to.equal("cut");
    });
  }

  it("does the effect of a delayed write though the client has gone, but not after a close", async () => {
    const own = await start();
    const { session, deviceId } = own.createLine();
    const query = new URLSearchParams({ session, type: "message", event: "read", url: "https://a.example" });
    const addAndLeave = async (count: number) => {
      own.addFault({ ...at, kind: "delay", ms: 300 });
      const leave = new AbortController();
      const answer = fetch(`${own.url}/webhook/add?${query}`, { signal: leave.signal }).catch(() => "gone");
      await arrival(own, count);
      leave.abort();
      expect(await answer).to.equal("gone");
      expect(own.hooks(deviceId)).to.have.length(count - 1);
    };
    await addAndLeave(1);
    await sleep(350);
    expect(own.hooks(deviceId)).to.have.length(1);
    await addAndLeave(2);
    await own.close();
    await sleep(350);
    expect(own.hooks(deviceId)).to.have.length(1);
  });

  it("shows a stale list: as it was when the fault was added", async () => {
    await add();
    emulator.addFault({ endpoint: "webhook/list", kind: "stale-list", times: 2 });
    await add();
    emulator.remove(emulator.hooks(line.deviceId)[0]?.webhookId ?? "");
    await add();
    const first = JSON.parse((await list()).body).response;
    expect(first).to.have.length(1);
    expect(JSON.parse((await list(emulator.createLine().session)).body).response).to.deep.equal([]);
    expect(JSON.parse((await list()).body).response).to.have.length(2);
  });

  it("hides the newest hooks", async () => {
    for (let n = 0; n < 3; n += 1) await add();
    emulator.addFault({ endpoint: "*", kind: "hide-newest" });
    emulator.addFault({ endpoint: "webhook/list", kind: "hide-newest", count: 5 });
    await add();
    const ids = async () =>
      JSON.parse((await list()).body).response.map((hook: { webhookId: number }) => `${hook.webhookId}`);
    const all = emulator.hooks(line.deviceId).map((hook) => hook.webhookId);
    expect(await ids()).to.deep.equal(all.slice(0, 3));
    expect(await ids()).to.deep.equal([]);
    expect(await ids()).to.deep.equal(all);
  });

  it("meets the requests of one line and one endpoint, after some, so many times", async () => {
    const other = emulator.createLine();
    emulator.addFault({
      endpoint: "webhook/list",
      line: other.deviceId,
      skip: 1,
      times: 2,
      kind: "status",
      status: 500,
    });
    const seen: (number | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      expect((await list()).status).to.equal(200);
      seen.push((await list(other.session)).status);
    }
    expect(seen).to.deep.equal([200, 500, 500, 200]);
  });

  it("comes one after the other, and goes on for good if told so", async () => {
    emulator.addFault({ endpoint: "webhook/list", kind: "status", status: 501 });
    emulator.addFault({ endpoint: "*", kind: "status", status: 502, times: Number.POSITIVE_INFINITY });
    const seen = [(await list()).status, (await list()).status, (await add()).status, (await list()).status];
    expect(seen).to.deep.equal([501, 502, 502, 502]);
    emulator.clearFaults();
    expect((await list()).status).to.equal(200);
  });

  it("meets a login by its line", async () => {
    const { username, password, deviceId } = line;
    emulator.addFault({ endpoint: "user/login", line: deviceId, kind: "html" });
    expect((await post("user/login", { username, password })).status).to.equal(502);
    expect((await post("user/login", { username, password })).status).to.equal(200);
  });

  it("is refused where it makes no sense", () => {
    const bad: [object, RegExp][] = [
      [{ kind: "cut" }, /^endpoint: is missing/],
      [{ endpoint: "/webhook/add", kind: "cut" }, /^endpoint: must be one of/],
      [{ ...at }, /^kind: is missing/],
      [{ ...at, kind: "crash" }, /^kind: must be one of/],
      [{ ...at, kind: "cut", ms: 1 }, /^ms: unknown field/],
      [{ ...at, kind: "delay" }, /^ms: is missing/],
      [{ ...at, kind: "status", status: 99 }, /^status: must be a whole number/],
      [{ ...at, kind: "status", status: 500, headers: { "a b": "c" } }, /^headers: must be text/],
      [{ ...at, kind: "rate-limit" }, /^retryAfter: is missing/],
      [{ ...at, kind: "stale-list" }, /^endpoint: a fault stale-list only fits webhook\/list/],
      [{ ...at, kind: "cut", times: 0 }, /^times: must be/],
      [{ ...at, kind: "cut", when: "during" }, /^when: must be one of/],
      [{ ...at, kind: "cut", line: "1" }, /^line: there is no line/],
    ];
    for (const [fault, message] of bad) {
      expect(() => emulator.addFault(fault as Fault), JSON.stringify(fault)).to.throw(message);
    }
  });
});

/** So many requests have arrived, with their parameters. */
async function arrival(emulator: Emulator, count: number): Promise<void> {
  while (emulator.requests()[count - 1]?.line === undefined) await sleep(5);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

import { inspect } from "node:util";
import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import {
  EVENTS,
  login,
  RefusedError,
  SettingError,
  typeOfEvent,
  UnauthorizedError,
  UnclearError,
  ZipwhipClient,
} from "../../zipwhip";
import { WANTED as HOOK, sentTo } from "../support/bench";
import { clearEnvironment } from "../support/environment";
import { expectOneLine, rejection, thrown } from "../support/expectations";
import { type RawServer, sayYes, startRawServer } from "../support/raw-server";
import { expectWithout, SECRET, SESSION } from "../support/secrets";

describe("client: the calls, against the emulator", () => {
  let emulator: Emulator;
  let line: Line;
  let client: ZipwhipClient;
  let restore = () => {};

  before(async () => {
    restore = clearEnvironment();
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.reset();
    line = emulator.createLine();
    client = new ZipwhipClient({ session: line.session, apiUrl: emulator.url });
  });
  after(async () => {
    await emulator.close();
    restore();
  });

  it("knows the line of its session", () => {
    expect(client.line).to.equal(line.deviceId);
  });

  it("lists by GET with the session in the query, and nothing else", async () => {
    const hooks = [emulator.install(line.deviceId, HOOK), emulator.install(line.deviceId, HOOK)];
    expect(await client.list()).to.deep.equal(hooks);
    expect(emulator.requests()).to.have.length(1);
    expect(emulator.requests()[0]).to.deep.include({
      method: "GET",
      path: "/webhook/list",
      transport: "query",
      parameters: { session: `[session]:${line.deviceId}` },
    });
  });

  it("adds by a form with all five parameters, and answers the hook", async () => {
    const hook = await client.add(HOOK);
    expect(hook).to.deep.equal({ ...HOOK, webhookId: emulator.hooks(line.deviceId)[0]?.webhookId });
    expect(emulator.requests()).to.have.length(1);
    expect(emulator.requests()[0]).to.deep.include({
      method: "POST",
      path: "/webhook/add",
      transport: "form",
      parameters: { session: `[session]:${line.deviceId}`, ...HOOK },
    });
  });

  for (const event of EVENTS) {
    for (const method of ["POST", "PUT", "GET"] as const) {
      it(`adds a hook for ${event} by ${method}`, async () => {
        const hook = { ...HOOK, type: typeOfEvent(event), event, method };
        expect(await client.add(hook)).to.deep.include(hook);
        expect(sentTo(emulator, "webhook/add")).to.include({ event, method, type: typeOfEvent(event) });
      });
    }
  }

  const updates = [
    { url: "https://hooks.example.com/other" },
    { method: "PUT" },
    { url: "https://hooks.example.com/other", method: "GET" },
  ] as const;
  for (const changes of updates) {
    it(`updates by a form with the id and ${Object.keys(changes).join(" and ")}, and answers the hook`, async () => {
      const { webhookId } = emulator.install(line.deviceId, HOOK);
      expect(await client.update(webhookId, changes)).to.deep.equal({ ...HOOK, webhookId, ...changes });
      expect(emulator.requests()[0]).to.deep.include({
        method: "POST",
        path: "/webhook/update",
        transport: "form",
        parameters: { session: `[session]:${line.deviceId}`, webhookId, ...changes },
      });
    });
  }

  it("deletes by a form with the id", async () => {
    const [first, second] = [emulator.install(line.deviceId, HOOK), emulator.install(line.deviceId, HOOK)];
    expect(await client.delete(first.webhookId)).to.equal(undefined);
    expect(emulator.hooks(line.deviceId)).to.deep.equal([second]);
    expect(emulator.requests()[0]).to.deep.include({
      method: "POST",
      path: "/webhook/delete",
      transport: "form",
      parameters: { session: `[session]:${line.deviceId}`, webhookId: first.webhookId },
    });
  });

  it("logs in by a form, and answers a session that works", async () => {
    const { username, password } = line;
    const session = await login({ username, password }, { apiUrl: emulator.url });
    expect(session).to.not.equal(line.session);
    expect(emulator.requests()[0]).to.deep.include({
      method: "POST",
      path: "/user/login",
      transport: "form",
      parameters: { username, password: "[password]" },
    });
    expect(await new ZipwhipClient({ session, apiUrl: emulator.url }).list()).to.deep.equal([]);
  });

  it("logs out its own session, no other of the line", async () => {
    const other = emulator.login(line.number);
    expect(await client.logout()).to.equal(undefined);
    expect(sentTo(emulator, "user/logout")).to.deep.equal({ session: `[session]:${line.deviceId}` });
    expect(await rejection(client.list())).to.be.instanceOf(UnauthorizedError);
    expect(await new ZipwhipClient({ session: other, apiUrl: emulator.url }).list()).to.deep.equal([]);
  });

  it("sends nothing that the service did not document", async () => {
    emulator.choices.unknownParameters = "refused";
    const { webhookId } = await client.add(HOOK);
    await client.update(webhookId, { url: "https://hooks.example.com/other", method: "PUT" });
    await client.list();
    await client.delete(webhookId);
    await client.logout();
    await login({ username: line.username, password: line.password }, { apiUrl: emulator.url });
    expect(emulator.requests().map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 200, 200]);
  });

  it("keeps every digit of an id beyond 2^53, through all calls", async () => {
    emulator.choices.idSize = "64-bit";
    const { webhookId } = await client.add(HOOK);
    expect(webhookId).to.equal(emulator.hooks(line.deviceId)[0]?.webhookId);
    expect(BigInt(webhookId) > 2n ** 53n).to.equal(true);
    expect((await client.list()).map((hook) => hook.webhookId)).to.deep.equal([webhookId]);
    expect((await client.update(webhookId, { method: "PUT" })).webhookId).to.equal(webhookId);
    await client.delete(webhookId);
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });

  const urls = [
    "https://hooks.example.com/a?b=c&d=e+f%20g#h",
    "https://hooks.example.com/é/%C3%A9/%2F",
    "https://me:pass@hooks.example.com:8443/;,'()*!~",
    "HTTPS://HOOKS.example.com",
  ];
  for (const url of urls) {
    it(`sends the url byte for byte: ${url}`, async () => {
      expect((await client.add({ ...HOOK, url })).url).to.equal(url);
      expect(emulator.hooks(line.deviceId)[0]?.url).to.equal(url);
    });
  }

  describe("a refused", () => {
    const styles = {
      status: [UnauthorizedError, RefusedError],
      "success-false-200": [RefusedError, RefusedError],
      "plain-401": [UnauthorizedError, UnauthorizedError],
      "500": [UnclearError, UnclearError],
      string: [UnauthorizedError, RefusedError],
    } as const;
    for (const style of Object.keys(styles) as (keyof typeof styles)[]) {
      const [ofSession, ofLogin] = styles[style];
      it(`session (${style}) is ${ofSession.name}`, async () => {
        emulator.choices.failureStyle = style;
        emulator.logout(line.session);
        const error = await rejection(client.add(HOOK));
        expect(error).to.be.instanceOf(ofSession);
        expectWithout(error, line.session.split(":")[0] ?? "");
        expect(emulator.requests()).to.have.length(1);
      });

      it(`login (${style}) is ${ofLogin.name}, and says no password`, async () => {
        emulator.choices.failureStyle = style;
        const credentials = { username: line.username, password: "wr0ng-passw0rd" };
        const error = await rejection(login(credentials, { apiUrl: emulator.url }));
        expect(error).to.be.instanceOf(ofLogin);
        expectWithout(error, "wr0ng-passw0rd");
        expect(emulator.requests()).to.have.length(1);
      });
    }

    it("argument carries the service's code and words", async () => {
      const error = (await rejection(client.add({ ...HOOK, url: "no-url" }))) as RefusedError;
      expect(error).to.be.instanceOf(RefusedError);
      expect(error).to.include({ call: "webhook/add", status: 400, code: -703, desc: "Wrong arguments" });
    });
  });

  it("takes its settings from the environment where the program gives none", async () => {
    process.env.ZIPWHIP_API_URL = emulator.url;
    try {
      expect(await new ZipwhipClient({ session: line.session }).list()).to.deep.equal([]);
      const refused = thrown(() => new ZipwhipClient({ session: line.session, apiUrl: "nonsense" }));
      expect(refused).to.be.instanceOf(SettingError);
    } finally {
      delete process.env.ZIPWHIP_API_URL;
    }
  });
});

describe("client: what it never does", () => {
  let server: RawServer;
  let restore = () => {};

  before(async () => {
    restore = clearEnvironment();
    server = await startRawServer((_request, response) => sayYes(response, []));
  });
  after(async () => {
    await server.close();
    restore();
  });

  for (const apiUrl of ["http://api.zipwhip.com", "http://10.0.0.1", "http://127.0.0.1.example.com"]) {
    it(`sends no session in clear text to ${apiUrl}`, () => {
      const error = thrown(() => new ZipwhipClient({ session: SESSION, apiUrl }));
      expect(error).to.be.instanceOf(SettingError);
      expectOneLine(error.message);
      expectWithout(error, SECRET);
    });
  }

  it("sends no password in clear text either, and rejects as every call does", async () => {
    let answer: Promise<string> | undefined;
    expect(() => {
      answer = login({ username: "a", password: "wr0ng-passw0rd" }, { apiUrl: "http://api.zipwhip.com" });
    }).to.not.throw();
    const error = await rejection(answer as Promise<string>);
    expect(error).to.be.instanceOf(SettingError);
    expectWithout(error, "wr0ng-passw0rd");
  });

  it("takes no session that cannot be one, and does not quote it", () => {
    for (const session of ["", `${SESSION}\n`, ` ${SESSION}`]) {
      const error = thrown(() => new ZipwhipClient({ session, apiUrl: server.url }));
      expect(error).to.be.instanceOf(SettingError);
      expectWithout(error, SECRET);
    }
  });

  it("prints no session with itself, before and after a call", async () => {
    const client = new ZipwhipClient({ session: SESSION, apiUrl: server.url });
    expectWithout(client, SECRET);
    await client.list();
    // Not all that Node holds of a connection: what a program prints.
    expect(inspect(client, { depth: 5 })).to.not.contain(SECRET);
    expect(JSON.stringify(client)).to.not.contain(SECRET);
  });

  it("changes no character of a session, however odd", async () => {
    const session = "p+q&r=s%41/é?#:5";
    const client = new ZipwhipClient({ session, apiUrl: server.url });
    await client.list();
    await client.delete("1");
    const [list, remove] = server.requests.slice(-2);
    expect(new URLSearchParams(list?.query).get("session")).to.equal(session);
    expect(new URLSearchParams(remove?.body).get("session")).to.equal(session);
  });

  it("sends a write's parameters in the body only, as a form", async () => {
    const client = new ZipwhipClient({ session: SESSION, apiUrl: server.url });
    await client.delete("1");
    const request = server.requests[server.requests.length - 1];
    expect(request).to.include({ method: "POST", path: "/webhook/delete", query: "" });
    expect(request?.body).to.equal(new URLSearchParams({ session: SESSION, webhookId: "1" }).toString());
    expect(request?.headers["content-type"]).to.match(/^application\/x-www-form-urlencoded/);
    expectWithout(request?.headers, SECRET);
  });
});

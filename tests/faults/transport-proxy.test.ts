import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { UnavailableError, ZipwhipClient } from "../../zipwhip";
import { Transport } from "../../zipwhip/transport/transport";
import { WANTED as HOOK } from "../support/bench";
import { FakeClock } from "../support/clock";
import { rejection, thrown } from "../support/expectations";
import { sayYes, startRawServer } from "../support/raw-server";
import { expectWithout, SECRET, SESSION } from "../support/secrets";
import { startProxy, type TestProxy } from "./support/proxy";
import { type Authority, createAuthority, startTlsServer, type TlsServer } from "./support/tls";
import { callInProcess } from "./support/tls-client";

const PASSWORD = "pr0xy-p4ss";

describe("transport: proxies", () => {
  let authority: Authority;
  let folder: string;
  let trusting: Record<string, string>;
  let server: TlsServer;
  const open: { close(): Promise<void> }[] = [];
  const environment = { ...process.env };

  before(async () => {
    authority = createAuthority();
    folder = await mkdtemp(join(tmpdir(), "zipwhip-proxy-"));
    const file = join(folder, "authority.pem");
    await writeFile(file, authority.cert);
    trusting = { NODE_EXTRA_CA_CERTS: file };
    server = await startTlsServer(authority.issue());
  });
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) delete process.env[name];
    server.requests.length = 0;
    server.protocols.length = 0;
  });
  afterEach(async () => {
    Object.assign(process.env, environment);
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    for (const one of open.splice(0)) await one.close();
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const proxyWith = async (options: Parameters<typeof startProxy>[0] = {}): Promise<TestProxy> => {
    const proxy = await startProxy(options);
    open.push(proxy);
    return proxy;
  };
  /** Whose waits are over at once. */
  const clientWith = () => {
    const limits = { apiUrl: "https://api.example", timeoutSeconds: 30, concurrency: 8, debug: false };
    return new ZipwhipClient({ session: SESSION }, new Transport({ ...limits, clock: new FakeClock() }));
  };
  const withPassword = (url: string) => url.replace("://", `://me:${PASSWORD}@`);

  for (const name of ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"]) {
    it(`goes through the tunnel of ${name}, which hears no session`, async () => {
      const proxy = await proxyWith();
      const told = await callInProcess("list", server.url, { ...trusting, [name]: proxy.url });
      expect(told.hooks).to.equal(0);
      expect(server.requests).to.deep.equal(["GET /webhook/list"]);
      expect(proxy.tunnels).to.deep.equal([{ to: `localhost:${server.port}`, authorization: undefined }]);
      expect(proxy.clear).to.deep.equal([]);
      const heard = Buffer.concat(proxy.heard).toString("latin1");
      expect(heard.length).to.be.greaterThan(500);
      expectWithout(heard, SECRET, "webhook");
    });
  }

  it("gives the proxy its user name and password, takes one without a scheme, and writes through it", async () => {
    const proxy = await proxyWith();
    const named = withPassword(proxy.url).replace("http://", "");
    const told = await callInProcess("add", server.url, { ...trusting, HTTPS_PROXY: named });
    expect(told.message).to.equal(undefined);
    expect(server.requests).to.deep.equal(["POST /webhook/add"]);
    const authorization = `Basic ${Buffer.from(`me:${PASSWORD}`).toString("base64")}`;
    expect(proxy.tunnels.map((tunnel) => tunnel.authorization)).to.deep.equal([authorization]);
  });

  it("speaks to a proxy over TLS, and checks its certificate", async () => {
    const good = await proxyWith({ tls: authority.issue() });
    expect((await callInProcess("list", server.url, { ...trusting, HTTPS_PROXY: good.url })).hooks).to.equal(
      0,
    );
    expect(good.tunnels).to.have.length(1);
    const bad = await proxyWith({ tls: authority.issue({ expired: true }) });
    const env = { ...trusting, HTTPS_PROXY: withPassword(bad.url), NODE_TLS_REJECT_UNAUTHORIZED: "0" };
    const told = await callInProcess("list", server.url, env);
    expect(told.message).to.contain("certificate has expired").and.to.contain("the proxy");
    expect(bad.tunnels).to.deep.equal([]);
    expectWithout(told, PASSWORD);
  });

  it("checks the service's certificate through a tunnel too", async () => {
    const proxy = await proxyWith();
    const env = { HTTPS_PROXY: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: "0" };
    const told = await callInProcess("add", server.url, env);
    expect(told.name).to.equal("UnavailableError");
    expect(told.message).to.contain("NODE_EXTRA_CA_CERTS");
    expect(server.requests).to.deep.equal([]);
    expect(proxy.tunnels.length).to.be.greaterThan(0);
  });

  for (const exception of ["localhost", ".example,localhost", "*"]) {
    it(`goes past the proxy where NO_PROXY is ${exception}`, async () => {
      const proxy = await proxyWith();
      const env = { ...trusting, HTTPS_PROXY: proxy.url, NO_PROXY: exception };
      expect((await callInProcess("list", server.url, env)).hooks).to.equal(0);
      expect(server.requests).to.have.length(1);
      expect(proxy.tunnels).to.deep.equal([]);
    });
  }

  it("never goes through a proxy to http on this machine", async () => {
    const proxy = await proxyWith();
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"])
      process.env[name] = proxy.url;
    const local = await startRawServer((_request, response) => sayYes(response, []));
    open.push(local);
    expect(await new ZipwhipClient({ session: SESSION, apiUrl: local.url }).list()).to.deep.equal([]);
    expect(local.requests).to.have.length(1);
    expect([...proxy.tunnels, ...proxy.clear]).to.deep.equal([]);
  });

  const answers: [answer: number, words: string][] = [
    [407, "other credentials"],
    [403, "answered 403"],
    [404, "answered 404"],
    [302, "answered 302"],
    [502, "answered 502"],
    [204, "answered 204"],
  ];
  for (const [answer, words] of answers) {
    it(`does not take a proxy's ${answer} for the service's answer: nothing was sent`, async () => {
      const proxy = await proxyWith({ answer });
      process.env.HTTPS_PROXY = withPassword(proxy.url);
      const error = await rejection(clientWith().delete("1"));
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message).to.contain(words).and.to.contain("nothing was done");
      expectWithout(error, SECRET, PASSWORD, Buffer.from(`me:${PASSWORD}`).toString("base64"));
      expect(proxy.tunnels).to.have.length(4);
    });
  }

  it("gives up on a proxy that never answers, in the time that is allowed: nothing was sent", async () => {
    const proxy = await proxyWith({ answer: "hang" });
    process.env.HTTPS_PROXY = withPassword(proxy.url);
    const client = new ZipwhipClient({
      session: SESSION,
      apiUrl: "https://api.example",
      timeoutSeconds: 0.3,
    });
    const error = await rejection(client.add(HOOK));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain("time-out after 0.");
    expectWithout(error, SECRET, PASSWORD);
  });

  it("names the proxy, without its password, where it is not there", async () => {
    const proxy = await startProxy();
    await proxy.close();
    process.env.HTTPS_PROXY = withPassword(proxy.url);
    const client = new ZipwhipClient({ session: SESSION, apiUrl: "https://api.example" });
    const error = await rejection(client.add(HOOK));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message)
      .to.contain(`the proxy ${new URL(proxy.url).host}`)
      .and.to.contain("ECONNREFUSED");
    expectWithout(error, SECRET, PASSWORD);
  });

  const unusable: [address: string, words: string][] = [
    [`socks5://me:${PASSWORD}@localhost:1080`, "socks5"],
    [`http://me:${PASSWORD}@`, "not a URL"],
    [`http://me%:${PASSWORD}@localhost:1`, "%25"],
  ];
  for (const [address, words] of unusable) {
    it(`says what is wrong with a proxy that is ${words}, without its password`, () => {
      process.env.HTTPS_PROXY = address;
      const error = thrown(() => new ZipwhipClient({ session: SESSION, apiUrl: "https://api.example" }));
      expect(error.name).to.equal("SettingError");
      expect(error.message).to.contain(words).and.to.contain("HTTPS_PROXY");
      expectWithout(error, PASSWORD);
    });
  }
});

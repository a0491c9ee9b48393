import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { ServerOptions } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { expectOneLine } from "../support/expectations";
import { expectWithout, SECRET } from "../support/secrets";
import { type Authority, createAuthority, startTlsServer, type TlsServer } from "./support/tls";
import { callInProcess } from "./support/tls-client";

// Old enough for TLS 1.0, whatever the machine's OpenSSL thinks of it.
const OLD = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;

describe("transport: TLS", () => {
  let authority: Authority;
  let folder: string;
  let trusting: Record<string, string>;
  let server: TlsServer | undefined;

  before(async () => {
    authority = createAuthority();
    folder = await mkdtemp(join(tmpdir(), "zipwhip-tls-"));
    const file = join(folder, "authority.pem");
    await writeFile(file, authority.cert);
    trusting = { NODE_EXTRA_CA_CERTS: file };
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
  after(() => rm(folder, { recursive: true }));

  const start = async (options: ServerOptions = {}) => {
    server = await startTlsServer({ ...authority.issue(), ...options });
    return server;
  };

  it("speaks to a service of an authority that NODE_EXTRA_CA_CERTS names", async () => {
    const { url, requests, protocols } = await start();
    expect((await callInProcess("list", url, trusting)).hooks).to.equal(0);
    expect(requests).to.deep.equal(["GET /webhook/list"]);
    expect(protocols).to.deep.equal(["TLSv1.3"]);
  });

  it("speaks TLS 1.2 with a service that knows no newer one", async () => {
    const { url, protocols } = await start({ maxVersion: "TLSv1.2" });
    expect((await callInProcess("list", url, trusting)).hooks).to.equal(0);
    expect(protocols).to.deep.equal(["TLSv1.2"]);
  });

  const wrong: [what: string, options: () => ServerOptions, trusts: boolean, words: RegExp][] = [
    ["an authority that nobody knows", () => authority.issue(), false, /certificate.*NODE_EXTRA_CA_CERTS/],
    ["a certificate for another host", () => authority.issue({ name: "other.example" }), true, /altnames/],
    ["a certificate that has run out", () => authority.issue({ expired: true }), true, /expired/],
    ["TLS 1.1 and older only", () => ({ ...OLD, maxVersion: "TLSv1.1" }), true, /protocol|version/],
  ];
  for (const [what, options, trusts, words] of wrong) {
    for (const call of ["list", "add"] as const) {
      it(`sends nothing to a service with ${what} (${call}), whatever the environment allows`, async () => {
        const { url, requests } = await start(options());
        const told = await callInProcess(call, url, {
          ...(trusts ? trusting : {}),
          NODE_TLS_REJECT_UNAUTHORIZED: "0",
          NODE_OPTIONS: "--tls-min-v1.0 --tls-cipher-list=DEFAULT@SECLEVEL=0",
        });
        expect(requests).to.deep.equal([]);
        expect(told.name).to.equal("UnavailableError");
        expect(told.message).to.match(words);
        if (call === "add") expect(told.message).to.contain("nothing was done");
        expectOneLine(told.message ?? "");
        expectWithout(told, SECRET);
      });
    }
  }

  it("does not take a write for unsent whose connection breaks down, by TLS, after the handshake", async () => {
    // TLS 1.3 lets the client speak before the server has asked for its certificate and missed it.
    const { url, connections } = await start({ requestCert: true, rejectUnauthorized: true });
    const told = await callInProcess("add", url, trusting);
    expect(told.name).to.equal("UnclearError");
    expect(server?.connections).to.equal(connections + 1);
    expectWithout(told, SECRET);
  });
});

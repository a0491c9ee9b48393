import { createServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { md, pki } from "node-forge";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A private authority, made for one test file. */
export interface Authority {
  /** Its own certificate, for NODE_EXTRA_CA_CERTS. */
  cert: string;
  /** A certificate for `localhost` and `127.0.0.1`, or for another name, or one that has run out. */
  issue(options?: { name?: string; expired?: boolean }): { key: string; cert: string };
}

export function createAuthority(): Authority {
  const keys = pki.rsa.generateKeyPair(2048);
  const name = [{ name: "commonName", value: "An authority of the tests" }];
  const own = certificate(keys.publicKey, name, name, [{ name: "basicConstraints", cA: true }], false);
  own.sign(keys.privateKey, md.sha256.create());
  return {
    cert: pki.certificateToPem(own),
    issue: ({ name: host, expired = false } = {}) => {
      const leaf = pki.rsa.generateKeyPair(2048);
      const local = [
        { type: 2, value: "localhost" },
        { type: 7, ip: "127.0.0.1" },
      ];
      const altNames = host === undefined ? local : [{ type: 2, value: host }];
      const subject = [{ name: "commonName", value: host ?? "localhost" }];
      const cert = certificate(
        leaf.publicKey,
        subject,
        name,
        [{ name: "subjectAltName", altNames }],
        expired,
      );
      cert.sign(keys.privateKey, md.sha256.create());
      return { key: pki.privateKeyToPem(leaf.privateKey), cert: pki.certificateToPem(cert) };
    },
  };
}

function certificate(
  publicKey: pki.PublicKey,
  subject: pki.CertificateField[],
  issuer: pki.CertificateField[],
  extensions: object[],
  expired: boolean,
): pki.Certificate {
  const cert = pki.createCertificate();
  cert.publicKey = publicKey;
  cert.serialNumber = `01${Math.floor(Math.random() * 1e9).toString(16)}`;
  cert.validity.notBefore = new Date(Date.now() - 10 * DAY_MS);
  cert.validity.notAfter = new Date(Date.now() + (expired ? -DAY_MS : DAY_MS));
  cert.setSubject(subject);
  cert.setIssuer(issuer);
  cert.setExtensions(extensions);
  return cert;
}

/** A service over TLS that says yes to everything. */
export interface TlsServer {
  url: string;
  port: number;
  /** The method and path of each request that came through. */
  requests: string[];
  /** The protocol of each connection whose handshake ended well. */
  protocols: string[];
  /** Connections at all, of the network. */
  connections: number;
  close(): Promise<void>;
}

export async function startTlsServer(options: ServerOptions): Promise<TlsServer> {
  const seen: Pick<TlsServer, "requests" | "protocols" | "connections"> = {
    requests: [],
    protocols: [],
    connections: 0,
  };
  const server = createServer(options, (request, response) => {
    const path = (request.url ?? "").split("?")[0];
    seen.requests.push(`${request.method} ${path}`);
    request.resume().on("end", () => {
      const hook = {
        webhookId: 1,
        type: "message",
        event: "receive",
        url: "https://h.example/",
        method: "POST",
      };
      const content = path === "/webhook/list" ? [] : hook;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ success: true, response: content }));
    });
  });
  server.on("secureConnection", (socket) => seen.protocols.push(socket.getProtocol() ?? "?"));
  server.on("connection", () => {
    seen.connections++;
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(seen, {
    url: `https://localhost:${port}`,
    port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

import { type ChildProcess, fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import autocannon from "autocannon";
import { SECRET, type ServerName } from "./servers";

/** More than a receiver remembers: none is ever a duplicate, though they come round. */
const MESSAGES = 20_000;
const CONNECTIONS = 20;

/** What a server did under load. */
export interface Load {
  perSecond: number;
  /** Bytes of the heap, after a collection. */
  heap: number;
  handled: number;
}

/** 1 kB each, the ids all different, signed as the peer wants it. */
export const messages = Array.from({ length: MESSAGES }, (_, index) => {
  const rest = {
    ...{
      body: "x".repeat(530),
      bodySize: 530,
      visible: true,
      hasAttachment: false,
      dateRead: null,
      bcc: null,
    },
    ...{
      finalDestination: "4257772300",
      messageType: "MO",
      deleted: false,
      statusCode: 4,
      scheduledDate: null,
    },
    ...{ fingerprint: "132131532", messageTransport: 9, contactId: 3382213402, address: "ptn:/4257772222" },
    ...{
      read: false,
      dateCreated: "2015-08-19T16:53:45-07:00",
      dateDeleted: null,
      dateDelivered: null,
      cc: null,
    },
    ...{ finalSource: "4257772222", deviceId: 299538202 },
  };
  const body = `{"id":${634151298329219072n + BigInt(index)},${JSON.stringify(rest).slice(1)}`;
  const signature = createHmac("sha256", SECRET).update(body).digest("hex");
  return { body, signature: `sha256=${signature}` };
});

/** Loads a fresh server. @param amount so many requests, or for so many seconds */
export async function load(
  name: ServerName,
  amount: { seconds: number } | { requests: number },
): Promise<Load> {
  const server = fork(join(__dirname, "servers.ts"), [name], {
    execArgv: ["--import", "tsx", "--expose-gc"],
  });
  try {
    const [port] = await once(server, "message");
    await fire(port, { seconds: 1 });
    const before = await look(server);
    const { non2xx, errors, requests, duration } = await fire(port, amount);
    const after = await look(server);
    if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} answers that are not 2xx, ${errors} errors`);
    return {
      perSecond: requests.total / duration,
      heap: after.heap,
      handled: after.handled - before.handled,
    };
  } finally {
    server.disconnect();
  }
}

async function look(server: ChildProcess): Promise<{ handled: number; heap: number }> {
  server.send("look");
  const [answer] = await once(server, "message");
  return answer;
}

async function fire(port: number, amount: { seconds: number } | { requests: number }) {
  let next = 0;
  return autocannon({
    url: `http://127.0.0.1:${port}/${SECRET}/receive`,
    connections: CONNECTIONS,
    ...("seconds" in amount ? { duration: amount.seconds } : { amount: amount.requests }),
    requests: [
      {
        method: "POST",
        setupRequest: (request) => {
          const { body, signature } = messages[next++ % MESSAGES] as (typeof messages)[number];
          const headers = {
            "content-type": "application/json; charset=UTF-8",
            "user-agent": "Jakarta Commons-HttpClient/3.1",
            "x-github-event": "push",
            "x-github-delivery": "1",
            "x-hub-signature-256": signature,
          };
          return { ...request, body, headers };
        },
      },
    ],
  });
}

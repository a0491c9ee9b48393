import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** For a server whose words nobody reads: in a pipe they would stop it as soon as that is full. */
export const UNHEARD = { reject: false, stdio: "ignore" } as const;

// Below what systems hand out by themselves: there another connection could take a port before its server does.
const FIRST = 20_000;
const COUNT = 10_000;

/** A port of this machine that is free on all its addresses, for a server that starts later or more than once. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + randomInt(COUNT);
    const server = createServer();
    const free = await new Promise<boolean>((done) => {
      server.once("error", () => done(false));
      server.listen(port, () => done(true));
    });
    if (!free) continue;
    await new Promise((done) => server.close(done));
    return port;
  }
}

/** Waits at most a minute until `ready` says yes; the error says what was waited for, and what went wrong last. */
export async function until(what: string, ready: () => Promise<boolean>): Promise<void> {
  let last: unknown;
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      if (await ready()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(200);
  }
  throw new Error(`waited a minute in vain until ${what}${last === undefined ? "" : `: ${last}`}`);
}

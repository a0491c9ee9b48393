import { expect } from "chai";
import { type Emulator, type Endpoint, startEmulator } from "zipwhip-emulator";
import { login, ZipwhipClient } from "../../../zipwhip";
import { Transport } from "../../../zipwhip/transport/transport";
import { FakeClock } from "../../support/clock";
import { type EchoingAnswer, otherAnswers, quotedAnswers } from "./answers";
import { allOf, type Canary, search } from "./search";

const UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const TOKEN = "t9Kq27xLw0Zb41Ns";
const RECEIVER_PASSWORD = "pA55word-of-the-receiver";
const URL_SENT = `https://user:${RECEIVER_PASSWORD}@hooks.example.com/in/${TOKEN}?key=${TOKEN}_2&n=1#${TOKEN}_3`;
const ODD = 'k9+Zq/7="x&<y>-w3R~5\\tv';
const PASSWORD = "correct-horse/battery+staple";

const CANARIES: Canary[] = Object.entries({
  session: UUID,
  "session of another shape": ODD,
  token: TOKEN,
  "password in the url": RECEIVER_PASSWORD,
  password: PASSWORD,
}).map(([name, secret]) => ({ name, secret }));

const SESSIONS = { "a session": `${UUID}:299538202`, "a session of another shape": ODD };
const HOOK = { type: "message", event: "receive", url: URL_SENT, method: "POST" } as const;
const PATH = `/in/${TOKEN}?key=${TOKEN}_2`;
const OF_URL = [URL_SENT, TOKEN, PATH];

const CALLS: [Endpoint, (client: ZipwhipClient) => Promise<unknown>, url: string[]][] = [
  ["webhook/list", (client) => client.list(), []],
  ["webhook/add", (client) => client.add(HOOK), OF_URL],
  ["webhook/update", (client) => client.update("5", { url: URL_SENT }), OF_URL],
  ["webhook/delete", (client) => client.delete("5"), []],
  ["user/logout", (client) => client.logout(), []],
];

describe("canaries: the API client", function () {
  this.timeout(120_000);
  let emulator: Emulator;
  const told: string[] = [];

  before(async () => {
    emulator = await startEmulator();
  });
  after(() => emulator.close());

  const newTransport = () =>
    new Transport({
      apiUrl: emulator.url,
      timeoutSeconds: 5,
      concurrency: 8,
      debug: true,
      tell: (line) => told.push(line),
      clock: new FakeClock(),
    });

  /** Calls once for each answer, and searches the errors and the debug lines. */
  const tryAll = async (endpoint: Endpoint, call: () => Promise<unknown>, answers: EchoingAnswer[]) => {
    const leaks: string[] = [];
    let errors = 0;
    for (const { name, fault } of answers) {
      emulator.addFault({ endpoint, times: 20, ...fault });
      const outcome = await call().catch((error: unknown) => error);
      emulator.clearFaults();
      if (outcome instanceof Error) errors++;
      const out = `${allOf(outcome)}\n${told.splice(0).join("\n")}`;
      leaks.push(...search(out, CANARIES).map((found) => `${name}: ${JSON.stringify(found)}`));
    }
    expect(errors, "answers that were errors").to.be.greaterThan(80);
    expect(leaks, `${leaks.length} of ${answers.length} answers came out`).to.deep.equal([]);
  };

  for (const [what, session] of Object.entries(SESSIONS)) {
    for (const [endpoint, call, url] of CALLS) {
      it(`tells nothing of ${what} and a url when ${endpoint} is answered with them`, async () => {
        const client = new ZipwhipClient({ session }, newTransport());
        const answers = [
          ...quotedAnswers([session, ...OF_URL]),
          ...otherAnswers([session, TOKEN, PATH], [session, ...url]),
        ];
        await tryAll(endpoint, () => call(client), answers);
        leavesNothing(client);
      });
    }
  }

  it("tells nothing of a password when user/login is answered with it", async () => {
    const environment = { ...process.env };
    const call = () => login({ username: "4255550123", password: PASSWORD }, { apiUrl: emulator.url });
    try {
      process.env.ZIPWHIP_TIMEOUT_SECONDS = "1";
      await tryAll("user/login", call, [
        ...quotedAnswers([PASSWORD]),
        ...otherAnswers([PASSWORD]).filter(({ name }) => !name.startsWith("429")),
      ]);
    } finally {
      process.env = environment;
    }
  });

  it("tells nothing of a session while a request is under way", async () => {
    const client = new ZipwhipClient({ session: SESSIONS["a session"] }, newTransport());
    emulator.addFault({ endpoint: "webhook/list", kind: "delay", ms: 200 });
    const list = client.list().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    leavesNothing(client);
    await list;
  });
});

/** Nothing is kept in what a program can print. */
function leavesNothing(client: ZipwhipClient): void {
  const out = allOf(client);
  expect(out).to.contain("throttle");
  expect(search(out, CANARIES)).to.deep.equal([]);
}

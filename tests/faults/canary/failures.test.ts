import { randomBytes } from "node:crypto";
import { expect } from "chai";
import type { Endpoint, FaultKind, Line } from "zipwhip-emulator";
import { tearDown } from "../../engine/support/bed";
import { SPELLINGS } from "./spellings";
import { Stage } from "./stage";

const UP = ["up", "--yes", "--skip-preview", "--continue-on-error"];

/** A hook of a line of its own, with its own session, and what goes wrong with it. */
interface Victim {
  name: string;
  line: Line;
  token: string;
  adopt: boolean;
}

/** What went wrong, by name: an answer that repeats the session and the url. */
const ANSWERS: Record<string, (echo: string) => FaultKind & { when?: "before" | "after" }> = {
  refused: (echo) => ({ kind: "refuse", response: { code: -703, desc: echo } }),
  "refused in words": (echo) => ({ kind: "refuse", response: echo }),
  "400": (echo) => ({ kind: "status", status: 400, body: echo }),
  "401": (echo) => ({ kind: "status", status: 401, body: { desc: echo } }),
  "403": (echo) => ({ kind: "status", status: 403, body: echo }),
  "500 before": (echo) => ({ kind: "status", status: 500, body: echo }),
  "500 after": (echo) => ({ kind: "status", status: 500, body: echo, when: "after" }),
  malformed: (echo) => ({ kind: "body", body: `{"success":true,"response":"${echo}` }),
  "another shape": (echo) => ({
    kind: "body",
    body: { success: true, response: [{ [echo]: echo }] },
    when: "after",
  }),
  redirect: (echo) => ({
    kind: "redirect",
    location: `https://elsewhere.example/?${encodeURIComponent(echo)}`,
  }),
};
const spellings = Object.values(SPELLINGS);

describe("canaries: failures through the engine", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("whatever the service answers, no run tells a session or more of a url than its host", async () => {
    const stage = await Stage.open();
    const { emulator, stack } = stage.bed;
    const victims = ["stranger", "twins", "adopted", "gone", "dead", ...Object.keys(ANSWERS)].map(
      (name): Victim => {
        const line = emulator.createLine();
        const token = randomBytes(12).toString("hex");
        stage.release(`session of ${name}`, line.session);
        // Half of the urls are marked secret: of the others the state holds the whole.
        stage.release(`url of ${name}`, token, !isSecret(token));
        return { name, line, token, adopt: name === "adopted" };
      },
    );
    const byName = new Map(victims.map((victim) => [victim.name, victim]));
    const of = (name: string) => byName.get(name) as Victim;
    stage.setEnv(Object.fromEntries(victims.map(({ line }, index) => [`SESSION_${index}`, line.session])));
    const program = (path: string) =>
      stack.program(victims.map((one, index) => declaration(one, index, path)).join(""));
    const fail = (endpoint: Endpoint, path: string, times: number) => {
      for (const [index, [name, answer]] of Object.entries(ANSWERS).entries()) {
        const { line, token } = of(name);
        const spell = spellings[(index + times) % spellings.length] as (text: string) => string;
        const echo = [line.session, url(token, path), `/${token}/${path}`, token].map(spell).join(" or ");
        emulator.addFault({ endpoint, line: line.deviceId, times, ...answer(echo) });
      }
    };
    const told = async (...args: string[]) => {
      const { text } = await stage.run(...args);
      emulator.clearFaults();
      return text;
    };

    const install = (name: string, method: string) =>
      emulator.install(of(name).line.deviceId, { event: "receive", url: url(of(name).token, "one"), method });
    install("stranger", "POST");
    install("twins", "POST");
    install("twins", "POST");
    install("adopted", "PUT");
    emulator.addFault({
      endpoint: "webhook/update",
      line: of("adopted").line.deviceId,
      kind: "refuse",
      response: of("adopted").line.session,
    });
    program("one");
    fail("webhook/add", "one", 1);
    const added = await told(...UP);
    for (const words of [
      "an identical hook",
      "2 identical hooks",
      "is installed and in the state",
      "was refused",
      "a redirect to elsewhere.example",
      "does not accept the session",
      "the list does not show it so far",
    ]) {
      expect(added).to.contain(words);
    }
    emulator.remove(emulator.hooks(of("stranger").line.deviceId)[0]?.webhookId ?? "");
    emulator.remove(emulator.hooks(of("twins").line.deviceId)[0]?.webhookId ?? "");
    emulator.remove(emulator.hooks(of("twins").line.deviceId)[0]?.webhookId ?? "");
    expect((await stage.run(...UP)).exitCode).to.equal(0);

    emulator.remove(emulator.hooks(of("gone").line.deviceId)[0]?.webhookId ?? "");
    emulator.logout(of("dead").line.session);
    program("two");
    fail("webhook/update", "two", 20);
    const updated = await told(...UP);
    for (const words of [
      "is not installed on the line any more",
      "webhook/update was refused",
      "was answered 500",
    ]) {
      expect(updated).to.contain(words);
    }
    fail("webhook/list", "two", 20);
    expect(await told("refresh", "--yes", "--skip-preview")).to.contain("webhook/list");
    stack.program("");
    fail("webhook/delete", "two", 20);
    expect(await told(...UP)).to.contain("webhook/delete was");

    const findings = stage.findings();
    expect(findings, `${findings.length} findings`).to.deep.equal([]);
  });
});

function url(token: string, path: string): string {
  return `https://hooks.example.com/${token}/${path}`;
}

function isSecret(token: string): boolean {
  return Number.parseInt(token.slice(-1), 16) % 2 === 0;
}

function declaration({ name, token, adopt }: Victim, index: number, path: string): string {
  const text = JSON.stringify(url(token, path));
  return `new zipwhip.ZipwhipWebhook(${JSON.stringify(name)}, {
    event: "receive", url: ${isSecret(token) ? `pulumi.secret(${text})` : text}, session: process.env.SESSION_${index}, adopt: ${adopt},
  });\n`;
}

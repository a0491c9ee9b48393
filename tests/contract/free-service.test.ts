import { expect } from "chai";
import type { Properties } from "../../provider/state";
import { clearEnvironment } from "../support/environment";
import { type RawServer, sayJson, startRawServer } from "../support/raw-server";
import { createHook, newProcess, putBack } from "../support/two-fronts";

interface Installed {
  webhookId: number;
  type: string;
  event: string;
  url: string;
  method?: string;
}

/** How a service can differ where its page is silent. */
interface Freedom {
  /** Whether each line counts its ids by itself. */
  idsOfLines?: boolean;
  /** How a hook stands in an answer. */
  show?: (hook: Installed) => object;
  /** What a list without hooks is. */
  empty?: unknown;
  /** What a delete answers. */
  deleted?: unknown;
}

const session = (line: string) => `12345678-1234-1234-1234-123456789abc:${line}`;
const RECEIVE: Properties = { event: "receive", url: "https://h.example.com/r", __provider: "handler" };

describe("a service that is free where its page is silent", () => {
  let server: RawServer;
  let lines: Map<string, Installed[]>;
  let calls: string[];
  let restore = () => {};
  beforeEach(() => {
    restore = clearEnvironment();
  });
  afterEach(async () => {
    restore();
    await server.close();
  });
  after(putBack);

  async function start({ idsOfLines = false, show = (hook) => hook, empty = [], deleted = [] }: Freedom) {
    lines = new Map();
    calls = [];
    let made = 0;
    server = await startRawServer((request, response) => {
      const given = new URLSearchParams(request.method === "GET" ? request.query : request.body);
      const text = (name: string) => given.get(name) ?? "";
      const line = text("session").split(":")[1] ?? "";
      const hooks = lines.get(line) ?? [];
      lines.set(line, hooks);
      calls.push(request.path);
      const at = hooks.findIndex(({ webhookId }) => String(webhookId) === text("webhookId"));
      const answer = (): unknown => {
        if (request.path === "/webhook/list") return hooks.length === 0 ? empty : hooks.map(show);
        if (request.path === "/webhook/add") {
          made++;
          const [type, event, url, method] = ["type", "event", "url", "method"].map(text) as [
            ...[string, string, string, string],
          ];
          const hook = { webhookId: idsOfLines ? hooks.length + 1 : made, type, event, url, method };
          hooks.push(hook);
          return [show(hook)];
        }
        const hook = hooks[at];
        if (hook === undefined) return undefined;
        if (request.path === "/webhook/update") {
          if (given.has("url")) hook.url = text("url");
          if (given.has("method")) hook.method = text("method");
          return [show(hook)];
        }
        hooks.splice(at, 1);
        return deleted;
      };
      const told = answer();
      const refused = { success: false, response: { code: -703, desc: "no such hook" } };
      sayJson(
        response,
        told === undefined ? 400 : 200,
        told === undefined ? refused : { success: true, response: told },
      );
    });
    process.env.ZIPWHIP_API_URL = server.url;
    process.env.ZIPWHIP_SESSION = session("111");
  }

  async function make(news: Properties) {
    const made = await createHook(newProcess(), news);
    return { ...made, outs: { ...made.outs, __provider: "handler" } };
  }

  it("can give hooks of two lines one id: each is its own", async () => {
    await start({ idsOfLines: true });
    const one = await make({ ...RECEIVE, session: session("111") });
    const other = await make({ ...RECEIVE, url: "https://h.example.com/other", session: session("222") });
    expect(other.id).to.equal(one.id);
    const again = newProcess();
    for (const { id, outs, inputs } of [one, other])
      expect((await again.hook.diff(id, outs, inputs)).changes).to.equal(false);
    const last = newProcess();
    for (const { id, outs } of [one, other]) await last.hook.delete(id, outs);
    expect([...lines.values()].flat()).to.deep.equal([]);
  });

  for (const [how, spell] of Object.entries({
    "a capital": (word: string) => word.charAt(0).toUpperCase() + word.slice(1),
    "capitals only": (word: string) => word.toUpperCase(),
  })) {
    it(`can spell type and event with ${how}: a refresh shows no drift`, async () => {
      await start({ show: (hook) => ({ ...hook, type: spell(hook.type), event: spell(hook.event) }) });
      const { id, outs, inputs } = await make(RECEIVE);
      const { props } = await newProcess().hook.read(id, outs);
      expect(props).to.include({ type: "message", event: "receive" });
      expect((await newProcess().hook.diff(id, { ...props, __provider: "" }, inputs)).changes).to.equal(
        false,
      );
      const old = { ...outs, type: spell("message"), event: spell("receive") };
      expect((await newProcess().hook.diff(id, old, inputs)).changes).to.equal(false);
    });
  }

  it("can leave out the method: what was sent counts", async () => {
    await start({ show: ({ method: _, ...hook }) => hook });
    const { outs }: { outs: Properties } = await make({ ...RECEIVE, method: "PUT" });
    expect(outs.method).to.equal("PUT");
    expect(lines.get("111")?.[0]?.method).to.equal("PUT");
  });

  for (const nothing of [null, {}]) {
    it(`cannot have ${JSON.stringify(nothing)} believed to be an empty list: beside what it hides a hook would be doubled`, async () => {
      await start({ empty: nothing });
      const failure = await make(RECEIVE).catch((error: Error) => error);
      expect(failure).to.be.an("error").with.property("name", "MalformedError");
      expect(calls).not.to.include("/webhook/add");
    });

    it(`can answer a delete with ${JSON.stringify(nothing)}: the list tells what became of it`, async () => {
      await start({ deleted: nothing });
      const one = await make(RECEIVE);
      await make({ ...RECEIVE, event: "send" });
      await newProcess().hook.delete(one.id, one.outs);
      expect(lines.get("111")?.map(({ event }) => event)).to.deep.equal(["send"]);
    });
  }
});

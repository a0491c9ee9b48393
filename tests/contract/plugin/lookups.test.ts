import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { pluginBed } from "../../support/plugin/bed";
import { type Props, secret, struct } from "../../support/plugin/values";
import type { Wire } from "../../support/plugin/wire";

const HOOKS = "zipwhip:index:getWebhooks";
const HOOK = "zipwhip:index:getWebhook";
const url = (path: string) => `https://hooks.example.com/${path}?token=t0ken`;

interface Asked {
  type?: string;
  query?: Props;
  limit?: number;
  pageSize?: number;
  token?: string;
}

/** What List streams: the results, whether it is not known yet, and where it would go on. */
async function list(wire: Wire, asked: Asked) {
  const { type = "zipwhip:index:Webhook", query = {}, limit = 0, pageSize = 0, token = "" } = asked;
  const request = new pb.ListRequest();
  request.setToken(type);
  request.setQuery(struct(query));
  request.setLimit(limit);
  request.setPageSize(pageSize);
  request.setContinuationToken(token);
  const found: { id: string; name: string }[] = [];
  let computed = false;
  let next: string | undefined;
  for await (const message of wire.client.list(request) as AsyncIterable<pb.ListResponse>) {
    const result = message.getResult();
    if (result) found.push({ id: result.getId(), name: result.getName() });
    computed ||= message.hasComputed();
    next = message.getContinuation()?.getContinuationToken();
  }
  return { found, computed, next };
}

describe("the plugin, over gRPC: List", () => {
  const bed = pluginBed();
  const install = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      bed().emulator.install(bed().line.deviceId, {
        event: index % 2 ? "send" : "receive",
        url: url(`${index}`),
      }),
    )
      .map(({ webhookId }) => webhookId)
      .sort((a, b) => Number(BigInt(a) - BigInt(b)));

  it("answers every hook with the id that imports it, and a name without its url", async () => {
    const ids = install(5);
    const { found, next } = await list(bed().wire, {});
    expect(found.map(({ id }) => id)).to.deep.equal(ids);
    for (const { id, name } of found) expect(name).to.match(new RegExp(`^(send|receive)-${id}$`));
    expect(next).to.equal(undefined);
    expect(bed().calls()).to.deep.equal(["webhook/list"]);
  });

  it("answers page by page, and comes to an end", async () => {
    const ids = install(7);
    const seen: string[] = [];
    let token: string | undefined = "";
    for (let page = 0; page < 10 && token !== undefined; page++) {
      const { found, next } = await list(bed().wire, { pageSize: 3, token });
      expect(found.length).to.be.within(1, 3);
      seen.push(...found.map(({ id }) => id));
      token = next;
    }
    expect(seen).to.deep.equal(ids);
    expect((await list(bed().wire, { limit: 2 })).found).to.have.length(2);
  });

  it("answers those of one event, and says what is wrong with a query", async () => {
    install(4);
    expect((await list(bed().wire, { query: { event: "send" } })).found).to.have.length(2);
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(await list(bed().wire, { query: { event: unknown } })).to.deep.equal({
      found: [],
      computed: true,
      next: undefined,
    });
    const error = await list(bed().wire, { query: { event: "sned" } }).catch(String);
    expect(error).to.contain('did you mean "send"');
    expect(await list(bed().wire, { type: "zipwhip:index:Nothing" }).catch(String)).to.contain("no resource");
  });

  it("answers the line by its number", async () => {
    const { wire, line } = bed();
    const { found } = await list(wire, { type: "zipwhip:index:Line" });
    expect(found).to.deep.equal([{ id: line.deviceId, name: `line-${line.deviceId}` }]);
  });

  it("answers with an error where the session is dead, and leaves nobody waiting", async () => {
    const { wire, emulator, line } = bed();
    emulator.logout(line.session);
    expect(await list(wire, {}).catch(String)).to.contain("does not accept the session");
  });
});

describe("the plugin, over gRPC: functions", () => {
  const bed = pluginBed();

  it("answer all hooks of a line, or those of one event, of the session that is given", async () => {
    const { wire, emulator, line } = bed();
    const hook = emulator.install(line.deviceId, { event: "receive", url: url("a") });
    emulator.install(line.deviceId, { event: "send", url: url("b") });
    const all = await wire.invoke(HOOKS, {});
    expect(all.result.webhooks).to.have.length(2);
    expect(all.result.line).to.equal(line.deviceId);
    expect((await wire.invoke(HOOKS, { event: "receive" })).result.webhooks).to.deep.equal([hook]);
    const other = emulator.createLine();
    const there = await wire.invoke(HOOKS, { session: secret(other.session) });
    expect(there.result).to.deep.equal({ webhooks: [], line: other.deviceId });
  });

  it("answer one hook by its id, and an error where there is none", async () => {
    const { wire, emulator, line } = bed();
    const hook = emulator.install(line.deviceId, { event: "receive", url: url("a") });
    const { result } = await wire.invoke(HOOK, { webhookId: hook.webhookId });
    expect(result).to.deep.equal({ ...hook, line: line.deviceId });
    expect(await wire.invoke(HOOK, { webhookId: "4711" }).catch(String)).to.contain("no hook 4711");
  });

  it("say what is wrong with their arguments", async () => {
    const { wire } = bed();
    const { failures } = await wire.invoke(HOOKS, { event: "recieve", url: "x" });
    expect(failures.map(({ reason }) => reason).join())
      .to.contain('did you mean "receive"')
      .and.to.contain("url");
    expect((await wire.invoke(HOOK, {})).failures.map(({ property }) => property)).to.deep.equal([
      "webhookId",
    ]);
  });
});

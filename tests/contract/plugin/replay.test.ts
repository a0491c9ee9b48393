import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import type { Message } from "google-protobuf";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { pluginBed } from "../../support/plugin/bed";
import { type Conversation, type Exchange, withTexts } from "../../support/plugin/conversation";
import { fromJson, lowered, toJson } from "../../support/plugin/proto-json";
import type { Wire } from "../../support/plugin/wire";

const FIXTURE = resolve(__dirname, "../../fixtures/plugin/life.json");
const MESSAGES: Record<string, new () => Message> = {
  Handshake: pb.ProviderHandshakeRequest,
  GetPluginInfo: Empty,
  Cancel: Empty,
  CheckConfig: pb.CheckRequest,
  Check: pb.CheckRequest,
  DiffConfig: pb.DiffRequest,
  Diff: pb.DiffRequest,
  Configure: pb.ConfigureRequest,
  Create: pb.CreateRequest,
  Read: pb.ReadRequest,
  Update: pb.UpdateRequest,
  Delete: pb.DeleteRequest,
};

describe("the recorded conversation, replayed without an engine", () => {
  const bed = pluginBed({ ZIPWHIP_SESSION: "" });

  it("is answered as it was", async () => {
    const { restart, emulator, line } = bed();
    const { exchanges }: Conversation = JSON.parse(readFileSync(FIXTURE, "utf8"));
    expect(exchanges.length).to.be.above(30);
    const texts = new Map([
      ["session", line.session],
      ["line", line.deviceId],
    ]);
    let wire = bed().wire;
    for (const [index, exchange] of exchanges.entries()) {
      // Each operation of the engine has a process of its own.
      if (exchange.method === "Handshake") wire = await restart();
      prepare(exchange, texts, (event, url) => emulator.install(line.deviceId, { event, url }).webhookId);
      const answer = await ask(wire, withTexts(exchange, texts));
      learn(exchange, answer, texts);
      const expected = lowered(withTexts(exchange.response, texts));
      expect(answer, `${index + 1}: ${exchange.method}`).to.deep.equal(expected);
      if (exchange.method === "Update" && exchange.request.preview !== true) {
        const first = texts.get("hook 1");
        // As somebody did by hand when it was recorded.
        if (first !== undefined && !edited) emulator.edit(first, { method: "PUT" });
        edited = true;
      }
    }
    expect(emulator.hooks(line.deviceId)).to.deep.equal([]);
  });
  let edited = false;
});

/** What an import reads is there before anybody has named it. */
function prepare(
  { method, request, response }: Exchange,
  texts: Map<string, string>,
  install: (event: string, url: string) => string,
): void {
  const name = /^<(hook \d+)>$/.exec(String(request.id))?.[1];
  if (method !== "Read" || name === undefined || texts.has(name)) return;
  const { event, url } = response.properties as { event: string; url: string };
  texts.set(name, install(event, url));
}

/** Ids are given by the service: what stands where the recording has a name gets that name. */
function learn({ response }: Exchange, answer: Record<string, unknown>, texts: Map<string, string>): void {
  const names = [...JSON.stringify(lowered(response)).matchAll(/"webhookId":"<(hook \d+)>"/g)];
  const ids = [...JSON.stringify(answer).matchAll(/"webhookId":"(\d+)"/g)];
  for (const [index, [, name = ""]] of names.entries()) {
    if (!texts.has(name)) texts.set(name, ids[index]?.[1] ?? "");
  }
}

async function ask(wire: Wire, { method, request }: Exchange): Promise<Record<string, unknown>> {
  const Request = MESSAGES[method];
  if (Request === undefined) throw new Error(`${method} is not replayed yet`);
  const name = method.charAt(0).toLowerCase() + method.slice(1);
  const message = fromJson(new Request(), request);
  const answer = await wire.call<Message>((done) =>
    Reflect.get(wire.client, name).call(wire.client, message, done),
  );
  return toJson(answer);
}

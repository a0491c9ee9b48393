import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { packageSchema } from "../../../plugin/schema";
import { VERSION } from "../../../plugin/version";
import { pluginBed } from "../../support/plugin/bed";
import { secret } from "../../support/plugin/values";
import type { Wire } from "../../support/plugin/wire";

const DEFAULT = "urn:pulumi:dev::tests::pulumi:providers:zipwhip::default_0_1_0";
const DECLARED = "urn:pulumi:dev::tests::pulumi:providers:zipwhip::support";

describe("the plugin, over gRPC: what it says of itself", () => {
  const bed = pluginBed();

  it("says the same of the wire in Handshake and in Configure", async () => {
    const { wire } = bed();
    const shaken = await wire.call<pb.ProviderHandshakeResponse>((done) =>
      wire.client.handshake(new pb.ProviderHandshakeRequest(), done),
    );
    const configured = await wire.configure({});
    expect(shaken.getAcceptSecrets()).to.equal(true).and.to.equal(configured.getAcceptsecrets());
    expect(shaken.getAcceptResources()).to.equal(false).and.to.equal(configured.getAcceptresources());
    expect(shaken.getAcceptOutputs()).to.equal(false).and.to.equal(configured.getAcceptoutputs());
    expect(configured.getSupportspreview()).to.equal(true);
  });

  it("gives its schema and its version", async () => {
    const { wire } = bed();
    const answer = await wire.call<pb.GetSchemaResponse>((done) =>
      wire.client.getSchema(new pb.GetSchemaRequest(), done),
    );
    const schema = JSON.parse(answer.getSchema());
    expect(schema).to.deep.equal({ ...JSON.parse(JSON.stringify(packageSchema())), version: VERSION });
    const info = await wire.call<PluginInfo>((done) => wire.client.getPluginInfo(new Empty(), done));
    expect(info.getVersion())
      .to.equal(VERSION)
      .and.to.match(/^\d+\.\d+\.\d+/);
  });

  it("answers what it does not know with UNIMPLEMENTED, and a type or function of others by name", async () => {
    const { wire } = bed();
    const call = await wire
      .call((done) => wire.client.call(new pb.CallRequest(), done))
      .catch((error: Error) => error.message);
    expect(call).to.match(/does not implement|not implemented/i);
    const type = await wire.check({}, "urn:pulumi:dev::tests::zipwhip:index:Webhok::x").catch(String);
    expect(type).to.contain('no resource "zipwhip:index:Webhok"').and.to.contain("zipwhip:index:Webhook");
    const token = await wire.invoke("zipwhip:index:getWebhoks", {}).catch(String);
    expect(token).to.contain("no function").and.to.contain("zipwhip:index:getWebhooks");
  });
});

describe("the plugin, over gRPC: settings", () => {
  const bed = pluginBed({ ZIPWHIP_SESSION: "" });
  const inputs = { event: "receive", url: "https://a.example", type: "message", method: "POST" };
  const lineOf = async (wire: Wire) => (await wire.create(inputs, { preview: true })).outs;

  it("are taken from the environment, without being told", async () => {
    const { restart, line } = bed();
    expect(await lineOf(await restart({ ZIPWHIP_SESSION: line.session }))).to.include({
      line: line.deviceId,
    });
  });

  it("of the stack's config count less than the environment's, as for a rotated session", async () => {
    const { restart, line } = bed();
    const wire = await restart({ ZIPWHIP_SESSION: line.session });
    await wire.configure({ session: secret("other:7") }, DEFAULT);
    expect(await lineOf(wire)).to.include({ line: line.deviceId });
  });

  it("of a provider that the program declares count more: two providers are two lines", async () => {
    const { restart, line } = bed();
    const wire = await restart({ ZIPWHIP_SESSION: line.session });
    await wire.configure({ session: secret("other:7") }, DECLARED);
    expect(await lineOf(wire)).to.include({ line: "7" });
  });

  it("of such a provider are not taken for unset where they are no values, and are named as its own", async () => {
    const { wire, line } = bed();
    const said = async (news: Record<string, unknown>, urn = DECLARED) =>
      (await wire.check(news, urn, "checkConfig")).failures.map(({ reason }) => reason).join();
    expect(await said({ session: "", apiUrl: "" }))
      .to.contain("session (given to the provider)")
      .and.to.contain("apiUrl (given")
      .and.to.contain("is empty: give it a value, or leave it out");
    expect(await said({ session: secret("") })).to.contain("is empty");
    expect(await said({ session: [line.session] }))
      .to.contain("must be a text")
      .and.not.to.contain(line.session);
    expect(await said({ timeoutSeconds: "soon" })).to.contain("timeoutSeconds (given");
    expect(await said({ session: null, adopt: true, concurrency: 4 })).to.equal("");
    expect(await said({ session: "" }, DEFAULT)).to.equal("");
  });

  it("that such a provider lacks are not looked for in the stack's config, so no message sends there", async () => {
    const { restart } = bed();
    const wire = await restart();
    await wire.configure({}, DECLARED);
    const { failures } = await wire.check({ event: "receive", url: "https://a.example" });
    for (const said of [failures.map(({ reason }) => reason).join(), await wire.read("7").catch(String)]) {
      expect(said).to.contain("session (given to the provider) or ZIPWHIP_SESSION");
      expect(said).not.to.contain("stack config");
    }
  });

  it("are read from texts, as a stack's config holds them, and from the old variables", async () => {
    const { restart, emulator, line } = bed();
    const wire = await restart({ ZIPWHIP_API_URL: "" });
    const request = new pb.ConfigureRequest();
    request.getVariablesMap().set("zipwhip:config:apiUrl", emulator.url);
    request.getVariablesMap().set("zipwhip:config:session", line.session);
    request.getVariablesMap().set("zipwhip:config:adopt", "true");
    await wire.call((done) => wire.client.configure(request, done));
    const { webhookId } = emulator.install(line.deviceId, { event: "receive", url: "https://a.example" });
    expect((await wire.create(inputs)).id).to.equal(webhookId);
  });

  it("that are wrong are told by CheckConfig, and by every verb where nobody has checked", async () => {
    const { restart, line } = bed();
    const wire = await restart({ ZIPWHIP_API_URL: "" });
    const wrong = { apiUrl: "http://api.example", timeoutSeconds: "soon" };
    const { failures } = await wire.check(wrong, DEFAULT, "checkConfig");
    expect(failures.map(({ reason }) => reason).join())
      .to.contain("zipwhip:apiUrl")
      .and.to.contain("zipwhip:timeoutSeconds");
    await wire.configure({ ...wrong, session: secret(line.session) }, DEFAULT);
    const error = await wire.read("7").catch(String);
    expect(error).to.contain("zipwhip:apiUrl").and.to.contain("nothing was sent");
    const checked = await wire.check({ event: "receive", url: "https://a.example" });
    expect(checked.failures.map(({ reason }) => reason).join()).to.contain("zipwhip:apiUrl");
  });

  it("keep a session secret that stands in the stack's config in clear text", async () => {
    const { wire, line } = bed();
    const { inputs } = await wire.check({ session: line.session }, DEFAULT, "checkConfig");
    expect(inputs.session).to.deep.equal(secret(line.session));
  });

  it("lack a session: the check says so, naming the variable and the config key", async () => {
    const { failures } = await bed().wire.check({ event: "receive", url: "https://a.example" });
    expect(failures.map(({ reason }) => reason).join())
      .to.contain("ZIPWHIP_SESSION")
      .and.to.contain("zipwhip:session");
  });
});

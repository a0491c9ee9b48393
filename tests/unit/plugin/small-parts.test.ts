import { expect } from "chai";
import { engineAddress } from "../../../plugin/arguments";
import { strangersAmong, textsOf } from "../../../plugin/config";
import { typeOfUrn } from "../../../plugin/kinds";
import { pageOf } from "../../../plugin/page";
import { hideSecrets, openSecrets } from "../../../plugin/wire/secrets";
import { isDeclared } from "../../../provider/declared-provider";
import { detailsOf } from "../../../provider/details";
import { secret } from "../../support/plugin/values";

describe("the plugin's small parts", () => {
  it("find the engine's address wherever it stands, or none", () => {
    expect(engineAddress([])).to.equal(undefined);
    expect(engineAddress(["127.0.0.1:1234"])).to.equal("127.0.0.1:1234");
    expect(engineAddress(["-v=9", "--tracing", "http://h:1/x", "[::1]:7"])).to.equal("[::1]:7");
    expect(engineAddress(["--address=127.0.0.1:1", "word"])).to.equal(undefined);
  });

  it("read settings from what can be text, and leave the rest", () => {
    expect(
      textsOf({ adopt: true, concurrency: 8, apiUrl: "x", session: { a: 1 }, other: "y" }),
    ).to.deep.equal({
      apiUrl: "x",
      adopt: "true",
      concurrency: "8",
    });
    expect(textsOf({ adopt: null, apiUrl: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).to.deep.equal({});
  });

  it("tell a provider of the program from the engine's default one", () => {
    const urn = (name: string) => `urn:pulumi:dev::p::pulumi:providers:zipwhip::${name}`;
    expect([urn("default"), urn("default_1_2_3")].map(isDeclared)).to.deep.equal([false, false]);
    expect([urn("defaulted"), urn("support"), ""].map(isDeclared)).to.deep.equal([true, true, true]);
    const ofTheEngine = ["default_1_2_3_alpha_7", "default_https_//x.example/y", "default_0_1_0_git_/x/y"];
    expect(ofTheEngine.map(urn).map(isDeclared)).to.deep.equal([false, false, false]);
    const ofPrograms = ["default_support", "default_1", "default-support", "default_line_2"];
    expect(ofPrograms.map(urn).map(isDeclared)).to.deep.equal([true, true, true, true]);
  });

  it("name a setting that does not exist, and quote nothing that could be a session", () => {
    expect(strangersAmong({ session: "x", version: "1", __internal: {}, apiurl: "y" })).to.have.length(1);
    expect(strangersAmong({ "aaaaaaaa-bbbb:7": "y" })).to.deep.equal([]);
  });

  it("read a type from a URN, below whatever parents", () => {
    expect(typeOfUrn("urn:pulumi:s::p::zipwhip:index:Webhook::n")).to.equal("zipwhip:index:Webhook");
    expect(typeOfUrn("urn:pulumi:s::p::a:b:C$zipwhip:index:Line::n::with::colons")).to.equal(
      "zipwhip:index:Line",
    );
    expect(typeOfUrn("")).to.equal("");
  });

  it("page by ids, also beyond 2^53 and where the last one is gone", () => {
    const hooks = ["-3", "7", "9007199254740993"].map((webhookId) => ({ webhookId }));
    expect(pageOf(hooks, "", [0, 2])).to.deep.equal({ entries: hooks.slice(0, 2), next: "7" });
    expect(pageOf(hooks, "8", [0, 2])).to.deep.equal({ entries: hooks.slice(2) });
    expect(pageOf(hooks, "9007199254740992", [0, 0]).entries).to.have.length(1);
    expect(pageOf(hooks, "nonsense", [-1, 0]).entries).to.have.length(3);
  });

  it("open secrets at any depth, and hide the same names again", () => {
    const { values, places, texts } = openSecrets({
      hooks: { a: [{ url: secret("x") }, { url: "y" }] },
      b: secret([1]),
    });
    expect(values).to.deep.equal({ hooks: { a: [{ url: "x" }, { url: "y" }] }, b: [1] });
    expect(texts).to.deep.equal(["x"]);
    expect(hideSecrets({ ...values, c: "x", session: "s" }, places)).to.deep.equal({
      hooks: { a: [{ url: secret("x") }, { url: secret("y") }] },
      b: secret([1]),
      c: "x",
      session: secret("s"),
    });
    expect(openSecrets({ a: secret(secret("x")) }).values).to.deep.equal({ a: "x" });
  });

  it("name places as the engine does", () => {
    const olds = { hooks: { receive: [{ url: "https://a/1", method: "POST" }], "an odd one": [1] }, gone: 1 };
    const news = {
      hooks: { receive: [{ url: "https://A/1", method: "PUT" }, "new"], "an odd one": [2] },
      adopt: true,
    };
    expect(detailsOf(olds, news, ["session"])).to.deep.equal({
      gone: { kind: "DELETE", replaces: false },
      "hooks.receive[0].method": { kind: "UPDATE", replaces: false },
      "hooks.receive[1]": { kind: "ADD", replaces: false },
      'hooks["an odd one"][0]': { kind: "UPDATE", replaces: false },
      session: { kind: "UPDATE", replaces: true },
    });
  });
});

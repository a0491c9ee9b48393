import { expect } from "chai";
import { pluginBed } from "../../support/plugin/bed";
import { secret } from "../../support/plugin/values";

const URL = "https://hooks.example.com/receive";
const INPUTS = { event: "receive", url: URL, type: "message", method: "POST" };

describe("the plugin, over gRPC: diffs", () => {
  const bed = pluginBed();
  const olds = () => ({ ...INPUTS, webhookId: "7", line: bed().line.deviceId });
  afterEach(() => expect(bed().calls()).to.deep.equal([]));

  it("name nothing where nothing changes: another spelling of the url, adopt, what an old state has besides", async () => {
    const { wire } = bed();
    const none = { changes: false, replaces: [], diffs: [], details: {} };
    expect(await wire.diff("7", olds(), INPUTS)).to.deep.equal(none);
    const spelled = { ...INPUTS, url: "HTTPS://HOOKS.example.com:443/receive", adopt: true };
    expect(await wire.diff("7", olds(), spelled)).to.deep.equal(none);
    expect(await wire.diff("7", { ...olds(), __provider: "text" }, INPUTS)).to.deep.equal(none);
  });

  it("name what changes in place, and what only a new hook can have", async () => {
    const { wire } = bed();
    expect(await wire.diff("7", olds(), { ...INPUTS, url: `${URL}/b`, method: "PUT" })).to.deep.equal({
      changes: true,
      replaces: [],
      diffs: ["method", "url"],
      details: { method: "UPDATE", url: "UPDATE" },
    });
    expect(await wire.diff("7", olds(), { ...INPUTS, event: "change", type: "optout" })).to.deep.equal({
      changes: true,
      replaces: ["type", "event"],
      diffs: ["event", "type"],
      details: { event: "UPDATE_REPLACE", type: "UPDATE_REPLACE" },
    });
  });

  it("tell a session of the same line from one of another", async () => {
    const { wire, emulator, line } = bed();
    const own = { session: secret(emulator.login(line.number)) };
    const same = await wire.diff("7", olds(), { ...INPUTS, ...own });
    expect(same).to.deep.include({ replaces: [], details: { session: "ADD" } });
    const moved = { ...INPUTS, session: secret(emulator.createLine().session) };
    const away = await wire.diff("7", { ...olds(), ...own }, moved);
    expect(away).to.deep.include({ replaces: ["session"], details: { session: "UPDATE_REPLACE" } });
    const back = await wire.diff("7", { ...olds(), line: "4711", session: secret("x:4711") }, INPUTS);
    expect(back).to.deep.include({ replaces: ["session"], details: { session: "DELETE_REPLACE" } });
  });

  it("refuse a session of another line in the settings, which is a mistake and no move", async () => {
    const error = await bed()
      .wire.diff("7", { ...olds(), line: "4711" }, INPUTS)
      .catch((reason: Error) => reason);
    expect(String(error)).to.contain("hook 7 is on line 4711");
  });

  it("of a provider's settings never replace, for that would replace every hook", async () => {
    const { wire } = bed();
    const urn = "urn:pulumi:dev::tests::pulumi:providers:zipwhip::default";
    const old = { apiUrl: "https://one.example", session: secret("a:1") };
    expect((await wire.diff("id", old, { ...old }, urn, "diffConfig")).changes).to.equal(false);
    const news = { apiUrl: "https://two.example", session: secret("b:2"), adopt: "true" };
    expect(await wire.diff("id", old, news, urn, "diffConfig")).to.deep.equal({
      changes: true,
      replaces: [],
      diffs: ["apiUrl", "session"],
      details: { apiUrl: "UPDATE", session: "UPDATE" },
    });
  });
});

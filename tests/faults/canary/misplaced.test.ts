import { expect } from "chai";
import { tearDown } from "../../engine/support/bed";
import { Stage } from "./stage";

const TOKEN = "70c3n4f5e6d7c8b9a0";

/** What a JavaScript program may give by mistake; `session` is one, `url` has a token. */
const MISTAKES: Record<string, [args: string, told: string]> = {
  "a session for a url": ["{ event, url: session }", "url "],
  "the secret part of a session for a url": [
    '{ event, url: session.split(":")[0] }',
    "url is not an absolute URL",
  ],
  "a session in a url": ['{ event, url: "https://h.example/?s=" + session }', "url holds a session"],
  "a session for an event, with another hook of that url": [
    "{ event: session, url }); new zipwhip.ZipwhipWebhook('other', { event, url }",
    "event must be one of",
  ],
  "a session under a misspelt name": ["{ event, url, sesion: session }", 'did you mean "session"?'],
  "a session with white space": ['{ event, url, session: session + "\\n" }', "session holds white space"],
  "a secret url with white space": ['{ event, url: pulumi.secret(text + " ") }', "url holds white space"],
  "a list of urls": ["{ event, url: [url] }", "url must be a text"],
};

describe("canaries: mistakes in a program", function () {
  this.timeout(300_000);
  afterEach(tearDown);

  it("are told without what was given", async () => {
    const stage = await Stage.open();
    const { line, stack } = stage.bed;
    stage.release("session", line.session);
    stage.release("token", TOKEN);
    // Its first letter is a digit half of the time: a session that begins with a letter could be taken for a URL.
    stage.release("session with a letter", "c9a2e417-63b8-4fd0-91ce-5be07a1d84f3");
    for (const [mistake, [args, told]] of Object.entries(MISTAKES)) {
      stage.setEnv({
        ZIPWHIP_SESSION: line.session,
        GIVEN: "c9a2e417-63b8-4fd0-91ce-5be07a1d84f3:299538202",
      });
      stack.program(`
        const [event, session, text] = ["receive", process.env.GIVEN, "https://h.example/${TOKEN}"];
        const url = pulumi.secret(text);
        new zipwhip.ZipwhipWebhook("hook", ${args});`);
      const { exitCode, text } = await stage.run("preview", "--diff");
      expect(exitCode, mistake).not.to.equal(0);
      expect(text, mistake).to.contain(told);
    }
    expect(stage.findings()).to.deep.equal([]);
  });

  it("that put a session into the config in clear text are refused before anything is stored", async () => {
    // The engine tells a plugin no difference between the two: docs/plugin.md.
    const stage = await Stage.open(() => ({}), "dynamic");
    const { emulator, line, stack } = stage.bed;
    stage.release("session", line.session);
    stack.program(`new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: "https://h.example/" });`);
    await stack.ok("config", "set", "--plaintext", "zipwhip:session", line.session);
    // A preview: the history holds the config of every up, also of one that fails.
    const { exitCode, text } = await stage.run("preview");
    expect(exitCode).not.to.equal(0);
    expect(text).to.contain("pulumi config set --secret zipwhip:session");
    expect(emulator.requests()).to.deep.equal([]);
    await stack.ok("config", "set", "--secret", "zipwhip:session", line.session);
    await stage.ok("up", "--yes", "--skip-preview");
    expect(emulator.hooks(line.deviceId)).to.have.length(1);
    expect(stage.findings()).to.deep.equal([]);
  });
});

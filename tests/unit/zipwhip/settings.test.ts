import { expect } from "chai";
import { SettingError } from "../../../zipwhip/errors";
import { SETTING_NAMES, type SettingName } from "../../../zipwhip/setting-names";
import {
  DEFAULTS,
  readSettings,
  type Settings,
  sessionProblem,
  settingsFromEnvironment,
  settingsOrThrow,
} from "../../../zipwhip/settings";
import { expectOneLine, thrown } from "../../support/expectations";
import { expectWithout, SECRET, SESSION } from "../../support/secrets";

interface Row {
  name: SettingName;
  env: string;
  config: string;
  value: unknown;
  bad: string[];
}

const rows: Row[] = [
  { name: "session", env: SESSION, config: "other:1", value: SESSION, bad: [" ", "a b", "a\n", "a\u0000"] },
  {
    name: "apiUrl",
    env: "https://one.example/",
    config: "https://two.example",
    value: "https://one.example",
    bad: [
      "one.example",
      "ftp://one.example",
      "https://u:p@one.example",
      "https://one.example/?a=b",
      "/x",
      " ",
    ],
  },
  { name: "adopt", env: "true", config: "false", value: true, bad: ["maybe", "2", "truee", " "] },
  {
    name: "timeoutSeconds",
    env: "0.5",
    config: "7",
    value: 0.5,
    bad: ["0", "-1", "soon", "3601", "NaN", "Infinity", " ", "1,5"],
  },
  {
    name: "concurrency",
    env: "3",
    config: "7",
    value: 3,
    bad: ["0", "1.5", "-1", "many", "1001", "NaN", " "],
  },
];

describe("settings", () => {
  it("have the documented names and defaults", () => {
    expect(SETTING_NAMES).to.deep.equal({
      session: { env: "ZIPWHIP_SESSION", config: "zipwhip:session" },
      apiUrl: { env: "ZIPWHIP_API_URL", config: "zipwhip:apiUrl" },
      adopt: { env: "ZIPWHIP_ADOPT", config: "zipwhip:adopt" },
      acceptGone: { env: "ZIPWHIP_ACCEPT_GONE", config: "zipwhip:acceptGone" },
      timeoutSeconds: { env: "ZIPWHIP_TIMEOUT_SECONDS", config: "zipwhip:timeoutSeconds" },
      concurrency: { env: "ZIPWHIP_CONCURRENCY", config: "zipwhip:concurrency" },
    });
    expect(readSettings([])).to.deep.equal({
      settings: {
        apiUrl: "https://api.zipwhip.com",
        adopt: false,
        acceptGone: false,
        timeoutSeconds: 30,
        concurrency: 8,
        debug: false,
      },
      problems: [],
    });
  });

  for (const { name, env, config, value, bad } of rows) {
    describe(name, () => {
      const both = SETTING_NAMES[name];
      const read = (environment: string | undefined, stack?: string): Settings[SettingName] =>
        settingsOrThrow([settingsFromEnvironment({ [both.env]: environment }), { [name]: stack }])[name];

      it("comes from the environment first", () => {
        expect(read(env, config)).to.equal(value);
      });

      it("comes from the config where the environment has none, or an empty one", () => {
        const ofConfig = readSettings([{ [name]: config }]).settings[name];
        expect(ofConfig).to.not.equal(value);
        expect(read(undefined, config)).to.equal(ofConfig);
        expect(read("", config)).to.equal(ofConfig);
      });

      it("has its default where neither has it", () => {
        expect(read("", "")).to.equal(DEFAULTS[name]);
        expect(read(undefined)).to.equal(DEFAULTS[name]);
      });

      for (const text of bad) {
        it(`refuses ${JSON.stringify(text)}, naming variable and config key`, () => {
          const error = thrown(() => read(text, config));
          expect(error).to.be.instanceOf(SettingError);
          expect(error.message).to.contain(both.env).and.to.contain(both.config);
          expect(error.message).to.contain("nothing was sent");
          expectOneLine(error.message);
        });
      }
    });
  }

  it("names all problems at once, and keeps the good values", () => {
    const { settings, problems } = readSettings([{ apiUrl: "x", adopt: "x", concurrency: "2" }]);
    expect(problems).to.have.length(2);
    expect(problems[0]).to.contain("ZIPWHIP_API_URL");
    expect(problems[1]).to.contain("ZIPWHIP_ADOPT");
    expect(settings).to.include({ apiUrl: DEFAULTS.apiUrl, adopt: false, concurrency: 2 });
    const error = thrown(() => settingsOrThrow([{ apiUrl: "x", adopt: "x" }]));
    expect(error.message).to.contain("zipwhip:apiUrl").and.to.contain("zipwhip:adopt");
  });

  for (const text of ["true", "TRUE", "1", "yes", " true "]) {
    it(`takes ${JSON.stringify(text)} for true`, () => {
      expect(readSettings([{ adopt: text }])).to.deep.include({ problems: [] });
      expect(readSettings([{ adopt: text }]).settings.adopt).to.equal(true);
    });
  }
  for (const text of ["false", "False", "0", "no"]) {
    it(`takes ${JSON.stringify(text)} for false, over a config of true`, () => {
      expect(readSettings([{ adopt: text }, { adopt: "true" }]).settings.adopt).to.equal(false);
    });
  }

  for (const url of [
    "http://127.0.0.1:7357",
    "http://localhost:1",
    "http://[::1]:1",
    "http://api.localhost",
  ]) {
    it(`takes ${url}, since it is this machine`, () => {
      expect(settingsOrThrow([{ apiUrl: url }]).apiUrl).to.equal(url);
    });
  }
  const elsewhere = [
    "http://api.zipwhip.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://localhost@example.com",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "http://[::ffff:8.8.8.8]",
    "ws://localhost",
  ];
  for (const url of elsewhere) {
    it(`refuses ${url}: a session is never sent in clear text elsewhere`, () => {
      expect(readSettings([{ apiUrl: url }]).problems).to.have.length(1);
      expect(readSettings([{ apiUrl: url }]).settings.apiUrl).to.equal(DEFAULTS.apiUrl);
    });
  }

  it("keeps a path of the API's address, without slashes at its end", () => {
    expect(settingsOrThrow([{ apiUrl: "https://proxy.example/zipwhip//" }]).apiUrl).to.equal(
      "https://proxy.example/zipwhip",
    );
  });

  for (const url of ["https://one.example/?", "https://one.example/#", "https://one.example?"]) {
    it(`has no address that ends in the mark of a query or fragment: ${url}`, () => {
      const { settings } = readSettings([{ apiUrl: url }]);
      expect(new URL(`${settings.apiUrl}/webhook/list`).pathname).to.equal("/webhook/list");
    });
  }

  it("never quotes a session, wherever it was put", () => {
    for (const name of Object.keys(SETTING_NAMES) as SettingName[]) {
      const { problems } = readSettings([{ [name]: `${SESSION} ` }]);
      expect(problems, name).to.have.length(1);
      expectWithout(problems, SECRET);
      expectWithout(
        thrown(() => settingsOrThrow([{ [name]: `${SESSION} ` }])),
        SECRET,
      );
    }
  });

  it("take the switch for debugging as it is given", () => {
    expect(readSettings([], true).settings.debug).to.equal(true);
    expect(settingsOrThrow([], true).debug).to.equal(true);
  });
});

describe("settings: sessionProblem", () => {
  it("finds nothing wrong with a session, of whatever shape", () => {
    for (const session of [SESSION, SECRET, "x", "é:1"]) expect(sessionProblem(session)).to.equal(undefined);
  });

  it("finds an empty one and white space, without quoting", () => {
    expect(sessionProblem("")).to.equal("is empty");
    for (const session of [`${SESSION}\n`, ` ${SESSION}`, "a\u00a0b", "a\u007fb"]) {
      expect(sessionProblem(session)).to.match(/^holds white space/);
      expectWithout(sessionProblem(session), SECRET);
    }
  });
});

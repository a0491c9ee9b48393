import { expect } from "chai";
import * as dynamic from "../../../provider/dynamic";
import { clearEnvironment } from "../../support/environment";
import { rejection } from "../../support/expectations";
import { expectWithout, FOREIGN, SECRET, SESSION } from "../../support/secrets";

const INPUTS = { event: "receive", url: "https://hooks.example.com/a" };
const STATE = {
  ...INPUTS,
  type: "message",
  method: "POST",
  webhookId: "687557714",
  line: "299538202",
  __provider: "text",
};

const configOf = (texts: Record<string, string | undefined>) => ({
  config: { get: (key: string) => texts[key] },
});

describe("dynamic provider", () => {
  let restore = () => {};
  beforeEach(() => {
    restore = clearEnvironment();
  });
  afterEach(() => {
    restore();
    dynamic.configure(configOf({}));
  });

  it("has the six verbs of the engine, and configure", () => {
    expect(Object.keys(dynamic).sort()).to.deep.equal(
      ["check", "configure", "create", "delete", "diff", "read", "update"].sort(),
    );
  });

  describe("configure", () => {
    const odd: [what: string, request: unknown][] = [
      [
        "a config whose get throws",
        {
          config: {
            get: () => {
              throw new Error(SESSION);
            },
          },
        },
      ],
      ["a config without get", { config: {} }],
      ["no config", {}],
      ["nothing", undefined],
      ["values that are no texts", configOf({ "zipwhip:session": 7 as never, "zipwhip:adopt": {} as never })],
      ["bad settings", configOf({ "zipwhip:apiUrl": "x", "zipwhip:concurrency": "many" })],
    ];
    for (const [what, request] of odd) {
      it(`does not throw for ${what}, and answers at once`, () => {
        expect(dynamic.configure(request as never)).to.equal(undefined);
      });
    }

    it("goes on with the settings that can be read where one of them throws", async () => {
      dynamic.configure({
        config: {
          get: (key) => {
            if (key === "zipwhip:adopt") throw new Error("secret");
            return key === "zipwhip:session" ? SESSION : undefined;
          },
        },
      });
      expect((await dynamic.check({}, INPUTS)).failures).to.deep.equal([]);
    });

    it("forgets what an earlier one stored", async () => {
      dynamic.configure(configOf({ "zipwhip:session": SESSION }));
      dynamic.configure(configOf({}));
      const { failures } = await dynamic.check({}, INPUTS);
      expect(failures.map(({ property }) => property)).to.deep.equal(["session"]);
    });

    it("leaves it to the verbs to report a bad setting", async () => {
      dynamic.configure(configOf({ "zipwhip:session": SESSION, "zipwhip:concurrency": "many" }));
      const { failures } = await dynamic.check({}, INPUTS);
      expect(failures).to.have.length(1);
      expect(failures[0]?.reason).to.contain("ZIPWHIP_CONCURRENCY").and.to.contain("zipwhip:concurrency");
      const error = await rejection(dynamic.create({ ...STATE }));
      expect(error.name).to.equal("SettingError");
      expect(error.message).to.contain("zipwhip:concurrency").and.to.contain("nothing was sent");
    });
  });

  describe("settings", () => {
    it("come from the stack's config", async () => {
      dynamic.configure(configOf({ "zipwhip:session": FOREIGN }));
      const error = await rejection(dynamic.diff("1", STATE, STATE));
      expect(error.name).to.equal("WrongLineError");
    });

    it("come from the environment before that", async () => {
      dynamic.configure(configOf({ "zipwhip:session": FOREIGN }));
      process.env.ZIPWHIP_SESSION = SESSION;
      expect(await dynamic.diff("1", STATE, STATE)).to.deep.equal({
        changes: false,
        replaces: [],
        deleteBeforeReplace: false,
      });
    });

    it("come from the config where the environment has an empty text", async () => {
      dynamic.configure(configOf({ "zipwhip:session": FOREIGN }));
      process.env.ZIPWHIP_SESSION = "";
      expect((await rejection(dynamic.diff("1", STATE, STATE))).name).to.equal("WrongLineError");
    });
  });

  describe("an error", () => {
    const wrongLine = async () => {
      process.env.ZIPWHIP_SESSION = FOREIGN;
      return rejection(dynamic.diff("1", STATE, STATE));
    };

    it("has no stack to print beside its message", async () => {
      expect((await wrongLine()).stack).to.equal("");
    });

    it("has one for those who look for a fault", async () => {
      process.env.ZIPWHIP_DEBUG = "1";
      expect((await wrongLine()).stack).to.contain("WrongLineError");
    });

    it("never holds a session of the settings or of the hook, though the setting itself is wrong", async () => {
      process.env.ZIPWHIP_API_URL = `https://${SESSION}@api.example`;
      const error = await rejection(dynamic.read("1", { ...STATE, session: SESSION }));
      expect(error.name).to.equal("SettingError");
      expectWithout(error, SECRET);
    });
  });

  it("checks without a look at what was before, and without a session in its failures", async () => {
    const { failures } = await dynamic.check({ event: "x" }, { ...INPUTS, session: `${SESSION} ` });
    expect(failures).to.have.length(1);
    expect(failures[0]?.reason).to.match(/^session holds white space/);
    expectWithout(failures, SECRET);
  });
});

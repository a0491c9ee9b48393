import { expect } from "chai";
import { check } from "../../../provider/check";
import type { Properties } from "../../../provider/state";
import { type Canary, search } from "./search";

const UUIDS = ["0f8fad5b-d9cb-469f-a165-70867728950e", "c9a2e417-63b8-4fd0-91ce-5be07a1d84f3"];
const TOKEN = "t9Kq27xLw0Zb41Ns";
const CANARIES: Canary[] = [...UUIDS, TOKEN].map((secret) => ({ name: secret, secret }));

/** What may stand in the wrong place. */
const MISPLACED: unknown[] = [
  ...UUIDS.flatMap((uuid) => [
    `${uuid}:299538202`,
    ` ${uuid}:299538202\n`,
    uuid,
    uuid.toUpperCase(),
    uuid.slice(0, 20),
  ]),
  ...UUIDS.flatMap((uuid) => [
    `https://${uuid}:299538202`,
    `https://${uuid}`,
    `//${uuid}:299538202/`,
    `${uuid}.example`,
    `https://h.example/?session=${uuid}:299538202`,
    `https://h.example/${uuid}%3a299538202`,
  ]),
  ...[`https://h.example/${TOKEN} `, `ftp://h.example/${TOKEN}`, `h.example/${TOKEN}`, TOKEN, `${TOKEN}:443`],
];
const WRAPPED = MISPLACED.flatMap((value) => [value, [value], { value }]);
const PROPERTIES = [
  "event",
  "url",
  "type",
  "method",
  "session",
  "adopt",
  "line",
  "webhookId",
  "sesion",
  "id",
];
const HOOK: Properties = { event: "receive", url: "https://h.example/" };

describe("canaries: check", () => {
  for (const property of PROPERTIES) {
    it(`neither quotes a secret that stands in ${property}, nor has the engine print it`, () => {
      let failures = 0;
      for (const value of WRAPPED) {
        const given: Properties = { ...HOOK, [property]: value };
        const found = check(given, { hasSession: true, problems: [] });
        failures += found.failures.length;
        // Of a property that is named the engine prints the value.
        const printed = found.failures.map((failure) => [failure, given[failure.property]]);
        expect(search(JSON.stringify(printed), CANARIES), JSON.stringify(value)).to.deep.equal([]);
      }
      expect(failures).to.be.greaterThan(20);
    });
  }

  it("still names the property of a plain mistake, which the engine then shows", () => {
    const { failures } = check(
      { event: "recieve", url: "hooks.example.com", type: "mesage", method: "post", adopt: "yes" },
      { hasSession: true, problems: [] },
    );
    expect(failures.map((failure) => failure.property)).to.have.members([
      "event",
      "url",
      "type",
      "method",
      "adopt",
    ]);
    expect(failures.map((failure) => failure.reason).join())
      .to.contain('"recieve"')
      .and.to.contain('did you mean "receive"?');
  });
});

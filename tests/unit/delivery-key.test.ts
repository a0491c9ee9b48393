import { expect } from "chai";
import { deliveryKey } from "../../receiver/delivery";

const key = (payload: object) => deliveryKey("change", payload as Parameters<typeof deliveryKey>[1]);

describe("the key of a delivery", () => {
  it("tells opt-outs apart of which neither id nor date is known, and knows one again", () => {
    const payloads = [
      { type: "STOP", contact: "4257772222" },
      { type: "UNSTOP", contact: "4257772222" },
      { type: "STOP", finalSource: "111" },
      { type: "STOP", finalSource: "222" },
    ];
    const keys = payloads.map(key);
    expect(new Set(keys).size).to.equal(payloads.length);
    expect(payloads.map((payload) => key({ ...payload }))).to.deep.equal(keys);
    for (const text of keys) expect(text).to.have.length.below(80);
  });

  it("takes who, where, what and when, where there is no id", () => {
    const dated = { type: "STOP", contact: "1", line: "2", eventDate: "2020-11-13T17:01:17Z" };
    expect(key({ ...dated, messageBody: "Stop" })).to.equal(key(dated));
    // Dates are in whole seconds: what a lost opt-out costs is more than one that is handled twice.
    for (const other of [
      { contact: "2" },
      { line: "3" },
      { type: "UNSTOP" },
      { eventDate: "2020-11-13T17:01:18Z" },
    ])
      expect(key({ ...dated, ...other })).not.to.equal(key(dated));
  });

  it("takes no id for one that is neither a text nor a number", () => {
    for (const id of [{ of: "1" }, true, ["1"]])
      expect(key({ id, messageId: "1" }), JSON.stringify(id)).not.to.equal(key({ id, messageId: "2" }));
    expect(key({ id: 7 })).to.equal(key({ id: "7" }));
  });

  it("takes an id that names nothing for none", () => {
    for (const messageId of ["", "0", null]) {
      const optOut = (contact: string) => ({ messageId, contact, eventDate: "2020-11-13T17:01:17Z" });
      expect(key(optOut("1")), `${messageId}`).not.to.equal(key(optOut("2")));
      expect(key({ messageId, type: "STOP" })).not.to.equal(key({ messageId, type: "UNSTOP" }));
    }
    expect(key({ messageId: "7", contact: "1" })).to.equal(key({ messageId: "7", contact: "2" }));
  });
});

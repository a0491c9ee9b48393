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

  it("takes contact and date, where there is no id", () => {
    const dated = { type: "STOP", contact: "1", eventDate: "2020-11-13T17:01:17Z" };
    expect(key({ ...dated, line: "2" })).to.equal(key(dated));
  });
});

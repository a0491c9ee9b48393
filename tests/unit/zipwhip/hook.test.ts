import { expect } from "chai";
import { EVENTS, METHODS, TYPES, typeOfEvent } from "../../../zipwhip/hook";

describe("hook: the words of the API", () => {
  it("are the documented ones", () => {
    expect(EVENTS).to.deep.equal(["receive", "send", "progress", "read", "delete", "change"]);
    expect(TYPES).to.deep.equal(["message", "optout"]);
    expect(METHODS).to.deep.equal(["POST", "PUT", "GET"]);
  });

  for (const event of EVENTS) {
    const type = event === "change" ? "optout" : "message";
    it(`the event ${event} is of type ${type}`, () => {
      expect(typeOfEvent(event)).to.equal(type);
    });
  }
});

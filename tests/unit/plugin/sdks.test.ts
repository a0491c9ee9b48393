import { expect } from "chai";
import { describeSdk, readRecord } from "../../../tools/sdks/fresh";
import { sdkFolder } from "../../../tools/sdks/generate";

describe("the SDK for Go, which is committed", () => {
  it("was made of the schema as it is now, and not edited: `npm run sdks` makes it anew", () => {
    expect(readRecord(sdkFolder("go"))).to.deep.equal(describeSdk(sdkFolder("go")));
  });
});

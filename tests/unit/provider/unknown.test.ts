import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { isUnknown, UNKNOWN } from "../../../provider/unknown";

describe("unknown", () => {
  it("is the text that the SDK writes", () => {
    expect(UNKNOWN).to.equal(pulumi.runtime.unknownValue);
  });

  it("knows the engine's text for every kind of value", () => {
    // pulumi/pulumi, pkg/resource/plugin/rpc.go: bool, number, string, array, asset, archive, object.
    const texts = [
      "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
      "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
      "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
      "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
      "030794c1-ac77-496b-92df-f27374a8bd58",
      "e48ece36-62e2-4504-bad9-02848725956a",
      "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];
    for (const text of texts) expect(isUnknown(text), text).to.equal(true);
  });

  it("is nothing else", () => {
    for (const value of [
      undefined,
      null,
      "",
      0,
      false,
      {},
      [UNKNOWN],
      `${UNKNOWN} `,
      UNKNOWN.toUpperCase(),
    ]) {
      expect(isUnknown(value)).to.equal(false);
    }
  });
});

import { expect } from "chai";
import fc from "fast-check";
import {
  choiceOf,
  directionOf,
  fingerprintOf,
  hasItsFingerprint,
  messageIdAt,
  messageSchema,
  messageTime,
  PayloadError,
  parseExactly,
  readMessage,
  readOptOut,
  statusOf,
} from "../../../zipwhip/payload";
import { EXAMPLE_2015, messageBody } from "../../support/payloads";

describe("payloads", () => {
  it("reads the page's example of 2015, every digit and every field", () => {
    const message = readMessage(EXAMPLE_2015);
    expect(message).to.deep.equal({
      ...JSON.parse(EXAMPLE_2015),
      id: "634151298329219072",
      contactId: "3382213402",
      deviceId: "299538202",
    });
    expect(directionOf(message)).to.equal("in");
    expect(statusOf(message.statusCode ?? undefined)).to.deep.equal({ outcome: "delivered", final: true });
    expect(hasItsFingerprint(message)).to.equal(true);
    expect(Math.abs(messageTime(message.id).getTime() - Date.parse(message.dateCreated ?? ""))).to.be.below(
      2_000,
    );
  });

  it("tells the direction by the type of the message, where that is known", () => {
    const types = ["MO", "ZO", "MT", "XX", undefined];
    const directions = types.map((messageType) => directionOf({ messageType }));
    expect(directions).to.deep.equal(["in", "out", "out", undefined, undefined]);
  });

  it("reads one of 2020: E.164, UTC, a messageStatus, and whatever else comes", () => {
    const body = messageBody("781234567890123456", {
      finalSource: "+14257772222",
      dateCreated: "2020-11-13T17:01:17Z",
      messageStatus: 1003,
      more: { deep: [1] },
      other: 12345678,
    });
    const message = readMessage(body);
    expect(message.id).to.equal("781234567890123456");
    expect(message.messageStatus).to.equal(1003);
    expect(message.more).to.deep.equal({ deep: [1] });
    expect(message.other).to.equal(12345678);
  });

  it("needs nothing but the id", () => {
    expect(readMessage('{"id":"7"}')).to.deep.equal({ id: "7" });
    for (const bad of ["{}", '{"id":null}', '{"id":"x"}', '{"id":1.5}', "[]", "null", '"id"', "1"]) {
      expect(() => readMessage(bad), bad).to.throw(PayloadError);
    }
  });

  it("reads a number within quotes, and a text without them", () => {
    const message = readMessage(
      '{"id":7,"statusCode":"4","fingerprint":132131532,"contactId":"9007199254740993"}',
    );
    expect(message).to.deep.equal({
      id: "7",
      statusCode: 4,
      fingerprint: "132131532",
      contactId: "9007199254740993",
    });
  });

  it("names the field that is wrong, and quotes nothing", () => {
    expect(() => readMessage('{"id":7,"read":"s3cret","body":[]}'))
      .to.throw(PayloadError, "not as documented: body, read")
      .with.property("message")
      .that.does.not.contain("s3cret");
    expect(() => readMessage('{"s3cret')).to.throw(PayloadError, /^not JSON$/);
  });

  it("comes out the same by the quick look as by the schema", () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.double(),
      fc.constant("12"),
    );
    const names = fc.constantFrom(...Object.keys(messageSchema.shape), "unknown");
    fc.assert(
      fc.property(fc.dictionary(names, value), fc.option(fc.integer()), (fields, id) => {
        const text = JSON.stringify(id === null ? fields : { ...fields, id });
        const bySchema = messageSchema.safeParse(parseExactly(text));
        if (!bySchema.success) expect(() => readMessage(text)).to.throw(PayloadError);
        else expect(readMessage(text)).to.deep.equal(bySchema.data);
      }),
      { numRuns: 3_000 },
    );
  });

  it("reads a whole number of sixteen digits where one stands", () => {
    expect(readMessage('{"id":1,"messageTransport":-3484236129122003}').messageTransport).to.equal(
      -3484236129122003,
    );
  });

  it("reads an opt-out, of which nothing is sure to be there", () => {
    const optOut = readOptOut(
      '{"messageBody":"Stop","line":"+14257772300","contact":"+14257772222","messageId":634151298329219072,"type":"STOP"}',
    );
    expect(optOut.messageId).to.equal("634151298329219072");
    expect(choiceOf(optOut)).to.equal("out");
    expect(readOptOut('{"messageId":"SM0123abc"}').messageId).to.equal("SM0123abc");
    expect(["start", "UNSTOP", "STOPALL", "x", undefined].map((type) => choiceOf({ type }))).to.deep.equal([
      "in",
      "in",
      "out",
      undefined,
      undefined,
    ]);
  });

  it("knows the documented status codes, and no others", () => {
    const known = [0, 1, 2, 3, 4, 5, 6, 7, -855, -1234, -801];
    expect(known.filter((code) => statusOf(code)?.final)).to.deep.equal([0, 4, 5, 6, 7, -855]);
    expect(statusOf(8)).to.equal(undefined);
    expect(statusOf(undefined)).to.equal(undefined);
    // As a message has it: the type of the field goes in as it is.
    expect(statusOf(readMessage('{"id":1,"statusCode":null}').statusCode)).to.equal(undefined);
    expect(statusOf(readMessage('{"id":1,"statusCode":4}').statusCode)?.final).to.equal(true);
  });

  it("makes and reads ids as the service does, in any order of times", () => {
    const times = fc.date({ min: new Date("2011-01-01"), max: new Date("2070-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(times, fc.nat(1023), fc.nat(4095), (time, maker, sequence) => {
        const id = messageIdAt(time, maker, sequence);
        expect(messageTime(id).getTime()).to.equal(time.getTime());
        expect(BigInt(id) > 2n ** 53n).to.equal(true);
      }),
    );
  });

  it("makes fingerprints as the published samples have them, and says where it cannot tell", () => {
    expect(fingerprintOf("ptn:/4257772222")).to.equal("132131532");
    const one = { address: "ptn:/4257772222", fingerprint: "132131532" };
    expect(hasItsFingerprint({ ...one, fingerprint: "132131533" })).to.equal(false);
    expect(hasItsFingerprint({ ...one, cc: "x" })).to.equal(undefined);
    expect(hasItsFingerprint({ address: null, fingerprint: "1" })).to.equal(undefined);
  });
});

import { expect } from "chai";
import fc from "fast-check";
import { readEnvelope, readHook, readHooks, readSession } from "../../../zipwhip/envelope";

const FIELDS = '"type":"message","event":"receive","url":"https://hooks.example.com/a"';
const hookText = (id: string, method = '"POST"') => `{"webhookId":${id},${FIELDS},"method":${method}}`;
const responseOf = (text: string) => readEnvelope(`{"success":true,"response":${text}}`).response;
const read = (...entries: string[]) => readHooks(responseOf(`[${entries.join(",")}]`));

const HOOK = {
  webhookId: "687557714",
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/a",
  method: "POST",
};

describe("envelope: readEnvelope", () => {
  it("reads success and response", () => {
    expect(readEnvelope('{"response":"x","success":true}')).to.deep.include({
      success: true,
      response: "x",
    });
    expect(readEnvelope('{"success":false,"response":null}')).to.deep.equal({
      success: false,
      response: null,
      failure: {},
    });
  });

  it("knows no verdict where there is none, or one that is no boolean", () => {
    for (const body of ["{}", '{"success":"true"}', '{"success":1}', '{"success":null}']) {
      expect(readEnvelope(body).success, body).to.equal(undefined);
    }
  });

  it("ignores what stands beside", () => {
    const body = '{"success":true,"response":[],"sessions":null,"total":0,"page":1}';
    expect(readEnvelope(body)).to.deep.equal({ success: true, response: [], failure: {} });
  });

  for (const beside of ['"pages":2', '"pages":"2","page":1', '"total":2,"size":1', '"total":"7"']) {
    it(`knows a part of a list by what stands beside it (${beside})`, () => {
      expect(readEnvelope(`{"success":true,"response":[{}],${beside}}`).isPart).to.equal(true);
    });
  }

  for (const beside of [
    '"pages":1,"total":1',
    '"pages":0,"page":0',
    '"total":0',
    '"total":null,"pages":"?"',
  ]) {
    it(`takes a whole list for whole (${beside})`, () => {
      expect(readEnvelope(`{"success":true,"response":[{}],${beside}}`).isPart).to.equal(undefined);
    });
  }

  for (const body of [
    "",
    " ",
    "{",
    "[]",
    "null",
    "7",
    '"text"',
    "true",
    "<html></html>",
    '{"success":true',
  ]) {
    it(`throws on ${JSON.stringify(body)}`, () => {
      expect(() => readEnvelope(body)).to.throw();
    });
  }

  it("takes nothing from a key __proto__", () => {
    const envelope = readEnvelope('{"__proto__":{"success":true,"response":[]}}');
    expect(envelope.success).to.equal(undefined);
    expect(envelope.response).to.equal(undefined);
    expect(Object.prototype).to.not.have.property("success");
  });

  const failures: [body: string, failure: object][] = [
    ['{"response":{"code":-703,"desc":"Wrong arguments"}}', { code: -703, desc: "Wrong arguments" }],
    ['{"response":{"code":"-703"}}', { code: -703 }],
    ['{"response":{"code":"x","desc":"y"}}', { desc: "y" }],
    ['{"response":{"code":"","desc":"y"}}', { desc: "y" }],
    ['{"response":{"code":null,"desc":7}}', {}],
    ['{"response":{"code":1e999,"desc":"y"}}', { desc: "y" }],
    ['{"response":"no"}', { desc: "no" }],
    ['{"response":null,"errorDesc":"no"}', { desc: "no" }],
    ['{"response":{"desc":"one"},"errorDesc":"two"}', { desc: "one" }],
    ['{"response":null,"errorDesc":7}', {}],
    ['{"response":[]}', {}],
    ["{}", {}],
  ];
  for (const [body, failure] of failures) {
    it(`finds the reason in ${body}`, () => {
      expect(readEnvelope(body).failure).to.deep.equal(failure);
    });
  }
});

describe("envelope: readHooks", () => {
  it("reads the documented answer", () => {
    expect(read(hookText("687557714"))).to.deep.equal([HOOK]);
    expect(read()).to.deep.equal([]);
  });

  it("keeps every digit of an id, and its sign", () => {
    for (const id of ["9007199254740993", "634151298329219072", "-5", "0", "99999999999999999999999999"]) {
      expect(read(hookText(id))[0]?.webhookId).to.equal(id);
      expect(read(hookText(`"${id}"`))[0]?.webhookId).to.equal(id);
    }
  });

  it("keeps every digit of any id", () => {
    fc.assert(
      fc.property(fc.bigInt(), (id) => {
        expect(read(hookText(String(id)))[0]?.webhookId).to.equal(String(id));
      }),
    );
  });

  it("reads a whole number however JSON writes it", () => {
    for (const id of ["1000", "1e3", "1000.0"]) expect(read(hookText(id))[0]?.webhookId).to.equal("1000");
  });

  for (const id of ["1.5", "1e300", '""', '"x"', '"1 "', '" 1"', '"1\\n"', "null", "true", "[]", "{}"]) {
    it(`refuses the id ${id}`, () => {
      expect(() => read(hookText(id))).to.throw();
    });
  }

  it("ignores extra fields, and keeps words that nobody knows", () => {
    const text = '{"webhookId":1,"type":"voice","event":"ring","url":"x","method":"PATCH","extra":{"a":[1]}}';
    expect(read(text)).to.deep.equal([
      { webhookId: "1", type: "voice", event: "ring", url: "x", method: "PATCH" },
    ]);
  });

  it("takes a missing method for POST, and spells it in capitals", () => {
    expect(read(`{"webhookId":687557714,${FIELDS}}`)).to.deep.equal([HOOK]);
    expect(read(hookText("687557714", "null"))).to.deep.equal([HOOK]);
    expect(read(hookText("687557714", '"post"'))).to.deep.equal([HOOK]);
  });

  for (const field of ["webhookId", "type", "event", "url"]) {
    it(`refuses the whole list where one hook lacks its ${field}`, () => {
      const { [field as keyof typeof HOOK]: _, ...rest } = HOOK;
      expect(() => read(hookText("1"), JSON.stringify(rest))).to.throw();
      expect(() => read(hookText("1"), JSON.stringify({ ...rest, [field]: null }))).to.throw();
      expect(() => read(hookText("1"), JSON.stringify({ ...rest, [field]: {} }))).to.throw();
    });
  }

  for (const text of [
    "null",
    "{}",
    '"x"',
    "7",
    "true",
    "[null]",
    "[[]]",
    '["x"]',
    `{"0":${hookText("1")}}`,
  ]) {
    it(`refuses ${text}`, () => {
      expect(() => readHooks(responseOf(text))).to.throw();
    });
  }

  it("refuses an answer without a response", () => {
    expect(() => readHooks(readEnvelope('{"success":true}').response)).to.throw();
  });

  it("takes no field from a key __proto__", () => {
    expect(() => read(`{"__proto__":${hookText("1")}}`)).to.throw();
    expect(() => read(`{"webhookId":1,"__proto__":{${FIELDS}}}`)).to.throw();
  });

  it("counts a hook once that is listed twice", () => {
    expect(read(hookText("687557714"), hookText("687557714"), hookText("2"))).to.deep.equal([
      HOOK,
      { ...HOOK, webhookId: "2" },
    ]);
  });

  it("refuses a list with two different hooks of one id", () => {
    expect(() => read(hookText("1"), hookText("2"), hookText("1", '"PUT"'))).to.throw("two different hooks");
  });
});

describe("envelope: readHook", () => {
  it("reads the one hook of an answer, in an array or without", () => {
    expect(readHook(responseOf(`[${hookText("687557714")}]`))).to.deep.equal(HOOK);
    expect(readHook(responseOf(hookText("687557714")))).to.deep.equal(HOOK);
  });

  for (const text of ["[]", `[${hookText("1")},${hookText("2")}]`, "null", "{}", '"x"']) {
    it(`refuses ${text}`, () => {
      expect(() => readHook(responseOf(text))).to.throw();
    });
  }
});

describe("envelope: readSession", () => {
  it("reads a text", () => {
    expect(readSession(responseOf('"abc:1"'))).to.equal("abc:1");
  });

  for (const text of ['""', "null", "1", '["abc:1"]', "{}"]) {
    it(`refuses ${text}`, () => {
      expect(() => readSession(responseOf(text))).to.throw();
    });
  }
});

describe("envelope: a list of wrong entries", () => {
  for (const entry of ["1", "{}", "[]", "null"]) {
    it(`costs no more than its first: ${entry}`, () => {
      const { response } = readEnvelope(
        `{"success":true,"response":[${Array(300_000).fill(entry).join(",")}]}`,
      );
      const before = process.memoryUsage().heapUsed;
      expect(() => readHooks(response)).to.throw();
      expect(process.memoryUsage().heapUsed - before).to.be.below(50_000_000);
    });
  }
});

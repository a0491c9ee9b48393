import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import * as dynamic from "../../provider/dynamic";
import { PROVIDER_TEXT } from "../../sdk/provider-text";
import { ADD, LIST, sentTo, UPDATE, WANTED } from "../support/bench";
import { clearEnvironment } from "../support/environment";
import { expectOneLine, expectPlain, rejection } from "../support/expectations";
import { expectWithout } from "../support/secrets";

interface PartialFailure extends Error {
  id: string;
  properties: Record<string, unknown>;
  reasons: string[];
}

describe("the dynamic provider's verbs", () => {
  const INPUTS = { ...WANTED, __provider: PROVIDER_TEXT };
  let emulator: Emulator;
  let line: Line;
  let restore = () => {};

  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    restore = clearEnvironment();
    emulator.reset();
    line = emulator.createLine();
    process.env.ZIPWHIP_API_URL = emulator.url;
    process.env.ZIPWHIP_SESSION = line.session;
  });
  afterEach(() => restore());
  after(() => emulator.close());

  const calls = () => emulator.requests().map(({ path }) => path.slice(1));
  const secret = () => line.session.split(":")[0] ?? "";
  const refused = async (verb: Promise<unknown>) => {
    const error = await rejection(verb);
    expectOneLine(error.message);
    expectWithout(error, secret());
    return error;
  };

  it("take a hook through its life, and give the engine nothing but JSON", async () => {
    const checked = await dynamic.check({}, { event: "receive", url: WANTED.url, __provider: PROVIDER_TEXT });
    expect(checked).to.deep.equal({ inputs: WANTED, failures: [] });

    const created = await dynamic.create(INPUTS);
    const state = { ...WANTED, webhookId: created.id, line: line.deviceId };
    expect(created).to.deep.equal({ id: emulator.hooks(line.deviceId)[0]?.webhookId, outs: state });

    const olds = { ...created.outs, __provider: PROVIDER_TEXT };
    const read = await dynamic.read(created.id, olds);
    expect(read).to.deep.equal({ id: created.id, props: state, inputs: WANTED });

    const news = { ...INPUTS, method: "PUT" };
    const diff = await dynamic.diff(created.id, olds, news);
    expect(diff).to.deep.equal({ changes: true, replaces: [], deleteBeforeReplace: false });

    const updated = await dynamic.update(created.id, olds, news);
    expect(updated).to.deep.equal({ outs: { ...state, method: "PUT" } });

    expect(await dynamic.delete(created.id, { ...updated.outs })).to.equal(undefined);
    expect(await dynamic.read(created.id, olds)).to.deep.equal({});
    for (const given of [checked, created, read, diff, updated]) expectPlain(given);
    expect(calls()).to.deep.equal([LIST, ADD, UPDATE, "webhook/delete"]);
  });

  it("give fresh copies, which the process may write to", async () => {
    const { id, outs } = await dynamic.create(INPUTS);
    const read = await dynamic.read(id, outs);
    Object.assign(read.props ?? {}, { __provider: "x", url: "y" });
    Object.assign(read.inputs ?? {}, { __provider: "x", url: "y" });
    expect((await dynamic.read(id, outs)).props).to.deep.equal(outs);
    expect((await dynamic.read(id, outs)).inputs).to.deep.equal(WANTED);
  });

  it("carry session and adopt over a read, in props and inputs", async () => {
    delete process.env.ZIPWHIP_SESSION;
    const given = { session: line.session, adopt: false };
    const { id, outs } = await dynamic.create({ ...INPUTS, ...given });
    const { props, inputs } = await dynamic.read(id, outs);
    expect(props).to.deep.equal(outs).and.to.include(given);
    expect(inputs).to.deep.equal({ ...WANTED, ...given });
  });

  it("read the states of earlier shapes: without line, method, type or provider", async () => {
    const { webhookId } = emulator.install(line.deviceId, WANTED);
    for (const olds of [{}, { webhookId }, { webhookId, event: "receive", url: WANTED.url }]) {
      const { props } = await dynamic.read(webhookId, olds);
      expect(props).to.deep.equal({ ...WANTED, webhookId, line: line.deviceId });
    }
  });

  describe("a partial failure", () => {
    const failing = async () => {
      const { webhookId } = emulator.install(line.deviceId, { ...WANTED, method: "PUT" });
      emulator.addFault({ endpoint: UPDATE, kind: "refuse", response: `not for ${line.session}` });
      const inputs = { ...INPUTS, adopt: true, session: line.session };
      const error = (await rejection(dynamic.create(inputs))) as PartialFailure;
      return { webhookId, error };
    };

    it("carries the id, all properties with __provider, and the reason", async () => {
      const { webhookId, error } = await failing();
      expect(error).to.include({ id: webhookId, name: "PartialFailureError" });
      expect(error.properties).to.deep.equal({
        ...WANTED,
        method: "PUT",
        webhookId,
        line: line.deviceId,
        session: line.session,
        adopt: true,
        __provider: PROVIDER_TEXT,
      });
      expectPlain(error.properties);
      expect(error.reasons).to.deep.equal([error.message]);
    });

    it("says no session in what the user sees", async () => {
      const { error } = await failing();
      expectOneLine(error.message);
      expect(error.message).to.contain("not for [session]");
      expectWithout([error.message, error.reasons, error.stack, error.name], secret());
    });
  });

  it("have real errors of one line, without a stack that would be printed", async () => {
    emulator.install(line.deviceId, WANTED);
    const error = await refused(dynamic.create(INPUTS));
    expect(error).to.include({ name: "StrangerError", stack: "" });
    expect(error).to.not.have.any.keys("id", "properties", "reasons");
  });

  it("say no session that the service echoes, of whatever verb", async () => {
    const echo = { kind: "refuse", response: { code: -703, desc: `bad\nsession ${line.session}` } } as const;
    emulator.addFault({ endpoint: "*", ...echo, times: Number.POSITIVE_INFINITY });
    const olds = { ...WANTED, webhookId: "4711", line: line.deviceId };
    for (const verb of [
      dynamic.create(INPUTS),
      dynamic.read("4711", olds),
      dynamic.update("4711", olds, { ...INPUTS, method: "PUT" }),
      dynamic.delete("4711", olds),
    ]) {
      const error = await refused(verb);
      expect(error.name).to.be.oneOf(["RefusedError", "UnsettledError"]);
      expect(error.message).to.contain("bad session [session]");
    }
  });

  it("use the session of the environment over that of the config, and its address too", async () => {
    const other = emulator.createLine();
    const texts: Record<string, string> = {
      "zipwhip:session": other.session,
      "zipwhip:apiUrl": "https://never.example",
    };
    dynamic.configure({ config: { get: (key) => texts[key] } });
    try {
      await dynamic.create(INPUTS);
      expect(sentTo(emulator, ADD).session).to.equal(`[session]:${line.deviceId}`);
    } finally {
      dynamic.configure({ config: { get: () => undefined } });
    }
  });

  it("use the config where the environment has nothing", async () => {
    const texts: Record<string, string> = {
      "zipwhip:session": line.session,
      "zipwhip:apiUrl": emulator.url,
      "zipwhip:adopt": "true",
    };
    delete process.env.ZIPWHIP_SESSION;
    delete process.env.ZIPWHIP_API_URL;
    dynamic.configure({ config: { get: (key) => texts[key] } });
    try {
      const { webhookId } = emulator.install(line.deviceId, WANTED);
      expect((await dynamic.create(INPUTS)).id).to.equal(webhookId);
    } finally {
      dynamic.configure({ config: { get: () => undefined } });
    }
  });
});

import { expect } from "chai";
import { DeclaredTwiceError } from "../../../provider/errors";
import { LineMemory } from "../../../provider/memory/line-memory";
import { ProcessMemory } from "../../../provider/memory/process-memory";
import { SettingError, ZipwhipClient } from "../../../zipwhip";
import { DEFAULTS } from "../../../zipwhip/settings";
import { FakeClock } from "../../support/clock";
import { expectOneLine, rejection, thrown } from "../../support/expectations";
import { FOREIGN, ROTATED, SESSION } from "../../support/secrets";

const HOOK = { type: "message", event: "receive", url: "https://hooks.example.com/a" };
const STORED = { ...HOOK, webhookId: "1", method: "POST" };

describe("line memory: alone", () => {
  it("refuses a second create of an identical hook while the first runs, however its url is spelled", async () => {
    const memory = new LineMemory();
    let finish = (_: string) => {};
    const first = memory.alone(HOOK, () => new Promise<string>((resolve) => (finish = resolve)));
    const second = memory.alone({ ...HOOK, url: "https://HOOKS.example.com:443/a" }, async () => "second");
    const error = await rejection(second);
    expect(error).to.be.instanceOf(DeclaredTwiceError);
    expectOneLine(error.message);
    finish("first");
    expect(await first).to.equal("first");
  });

  it("lets creates of other hooks run at the same time", async () => {
    const memory = new LineMemory();
    const other = { ...HOOK, event: "send" };
    const both = memory.alone(HOOK, () => memory.alone(other, async () => "inner"));
    expect(await both).to.equal("inner");
  });

  it("lets the next one in after the first ended, well or not", async () => {
    const memory = new LineMemory();
    await memory.alone(HOOK, async () => "done");
    const failing = memory.alone(HOOK, async () => {
      throw new Error("failed");
    });
    expect((await rejection(failing)).message).to.equal("failed");
    expect(await memory.alone(HOOK, async () => "done")).to.equal("done");
  });
});

describe("line memory: note", () => {
  const listOf = (memory: LineMemory, session: string) => {
    const client = new ZipwhipClient({ session, apiUrl: "https://api.example" });
    client.list = async () => [];
    return memory.newList(client, new FakeClock().now);
  };

  it("is seen by every session of the line", async () => {
    const memory = new LineMemory();
    const lists = [listOf(memory, SESSION), listOf(memory, ROTATED)];
    memory.note("1", STORED);
    for (const list of lists) expect(await list.get()).to.deep.equal([STORED]);
  });

  it("gives a deleted id free, and no other", () => {
    const memory = new LineMemory();
    memory.claimed.add("1").add("2");
    memory.note("2", { ...STORED, webhookId: "2" });
    memory.note("1", undefined);
    expect([...memory.claimed]).to.deep.equal(["2"]);
  });
});

describe("process memory", () => {
  const settings = { ...DEFAULTS, apiUrl: "https://api.example" };

  it("gives each session its account, the same one each time", () => {
    const memory = new ProcessMemory(new FakeClock());
    const account = memory.account({ ...settings, session: SESSION }, undefined);
    expect(memory.account(settings, SESSION)).to.equal(account);
    expect(account.line).to.equal("299538202");
    expect(memory.account(settings, FOREIGN)).to.not.equal(account);
  });

  it("prefers the hook's own session", () => {
    const memory = new ProcessMemory(new FakeClock());
    expect(memory.account({ ...settings, session: SESSION }, FOREIGN).line).to.equal("417000123");
  });

  it("shares the memory of a line, not the list, among its sessions", () => {
    const memory = new ProcessMemory(new FakeClock());
    const [one, other] = [memory.account(settings, SESSION), memory.account(settings, ROTATED)];
    expect(other.memory).to.equal(one.memory);
    expect(other.list).to.not.equal(one.list);
    expect(memory.account(settings, FOREIGN).memory).to.not.equal(one.memory);
  });

  it("shares the limits towards one API among all sessions, and not with another API", () => {
    const memory = new ProcessMemory(new FakeClock());
    const { transport } = memory.account(settings, SESSION);
    expect(memory.account(settings, FOREIGN).transport).to.equal(transport);
    const elsewhere = memory.account({ ...settings, apiUrl: "https://other.example" }, SESSION);
    expect(elsewhere.transport).to.not.equal(transport);
    expect(elsewhere.memory).to.not.equal(memory.account(settings, SESSION).memory);
  });

  it("asks for a session where there is none, naming every place for it", () => {
    const error = thrown(() => new ProcessMemory().account(settings, undefined));
    expect(error).to.be.instanceOf(SettingError);
    expect(error.message).to.contain("ZIPWHIP_SESSION").and.to.contain("zipwhip:session");
    expectOneLine(error.message);
  });
});

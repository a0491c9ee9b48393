import type { ServerResponse } from "node:http";
import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { newLineBench } from "../support/line-bench";
import { type RawServer, sayYes, startRawServer } from "../support/raw-server";

const HOOKS = [1, 2, 3, 4, 5, 6].map((n) => ({
  webhookId: String(n),
  type: "message",
  event: "receive",
  url: `https://hooks.example.com/${n}`,
  method: "POST",
}));
const declared = (hooks: { url: string; method: string }[]) => ({
  hooks: { receive: hooks.map(({ url, method }) => ({ url, method })) },
});

/** Answers writes of a wave only when the whole wave has come, so that only requests at the same time are answered. */
class Waves {
  readonly most: number[] = [];
  private waiting: (() => void)[] = [];

  constructor(private readonly sizes: number[]) {}

  join(answer: () => void): void {
    this.waiting.push(answer);
    if (this.waiting.length < (this.sizes[0] ?? 1)) return;
    this.most.push(this.waiting.length);
    this.sizes.shift();
    for (const each of this.waiting.splice(0)) each();
  }
}

describe("the writes of a line", () => {
  let emulator: Emulator;
  let line: Line;
  let server: RawServer;
  before(async () => {
    emulator = await startEmulator();
    line = emulator.createLine();
  });
  afterEach(() => server.close());
  after(() => emulator.close());

  async function serve(installed: typeof HOOKS, sizes: number[]) {
    let next = 100;
    const waves = new Waves(sizes);
    server = await startRawServer(({ path, body }, response: ServerResponse) => {
      const { session: _, ...sent } = Object.fromEntries(new URLSearchParams(body));
      const answers: Record<string, () => void> = {
        "/webhook/list": () => sayYes(response, installed),
        "/webhook/add": () => waves.join(() => sayYes(response, [{ ...sent, webhookId: next++ }])),
        "/webhook/update": () => {
          const hook = installed.find(({ webhookId }) => webhookId === sent.webhookId);
          waves.join(() => sayYes(response, [{ ...hook, ...sent }]));
        },
        "/webhook/delete": () => waves.join(() => sayYes(response, [])),
      };
      answers[path]?.();
    });
    const bench = newLineBench(emulator, line, { apiUrl: server.url, concurrency: 4 });
    const calls = () => server.requests.map(({ path }) => path.replace("/webhook/", ""));
    return { bench, waves, calls };
  }

  it("are at the same time, as many as the settings allow", async () => {
    const { bench, waves, calls } = await serve([], [4, 2]);
    await bench.create(declared(HOOKS));
    expect(waves.most).to.deep.equal([4, 2]);
    expect(calls()).to.deep.equal(["list", ...Array(6).fill("add")]);
  });

  it("of an update add and change at the same time, and then delete at the same time", async () => {
    const { bench, waves, calls } = await serve(HOOKS, [4, 2]);
    const state = { line: line.deviceId, hooks: { receive: HOOKS.slice(0, 4) } };
    const urls = HOOKS.map(({ url }) => url);
    const changed = urls.slice(0, 2).map((url) => ({ url, method: "PUT" }));
    await bench.update(state, { hooks: { receive: changed, send: urls.slice(2, 4) } });
    expect(waves.most).to.deep.equal([4, 2]);
    const [list, ...writes] = calls();
    expect(list).to.equal("list");
    expect(writes.slice(0, 4).sort()).to.deep.equal(["add", "add", "update", "update"]);
    expect(writes.slice(4)).to.deep.equal(["delete", "delete"]);
  });

  it("of a destroy are at the same time", async () => {
    const { bench, waves, calls } = await serve(HOOKS, [4, 2]);
    await bench.remove({ line: line.deviceId, hooks: { receive: HOOKS } });
    expect(waves.most).to.deep.equal([4, 2]);
    expect(calls()).to.deep.equal(Array(6).fill("delete"));
  });
});

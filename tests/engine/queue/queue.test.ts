import { resolve } from "node:path";
import { expect } from "chai";
import { type Emulator, type Line, startEmulator } from "zipwhip-emulator";
import { freePort, until } from "../../../tools/backends/start";
import { skipWithout } from "../../support/skip-without";
import { Stack } from "../support/stack";
import { type Process, startProcess } from "./process";
import { type Redis, startRedis } from "./redis";

const EXAMPLE = resolve(__dirname, "../../../examples/queue");
const TOKEN = "test-token-0123456789abcdef";
const HOUR = 3_600;

describe("the queue example", function () {
  this.timeout(120_000);
  let redis: Redis;
  let emulator: Emulator;
  let line: Line;
  let stack: Stack;
  let env: Record<string, string>;
  let processes: Process[];

  beforeEach(async function () {
    redis = (await startRedis()) ?? skipWithout(this, "redis-server");
    emulator = await startEmulator({ port: 0 });
    line = emulator.createLine();
    processes = [];
    env = {
      REDIS_URL: redis.url,
      PORT: String(await freePort()),
      HOOK_TOKEN: TOKEN,
      ABANDONED_AFTER_MS: "5000",
    };
    stack = await Stack.of(EXAMPLE, {
      ZIPWHIP_API_URL: emulator.url,
      ZIPWHIP_SESSION: line.session,
      HOOK_TOKEN: TOKEN,
    });
    await stack.ok("config", "set", "receiver", `http://127.0.0.1:${env.PORT}/zipwhip`);
    await stack.up();
  });

  afterEach(async () => {
    for (const { signal } of processes ?? []) signal("SIGKILL");
    stack?.remove();
    await emulator?.close();
    await redis?.stop();
  });

  async function start(file: "receive.ts" | "consume.ts"): Promise<Process> {
    const started = await startProcess(file, env);
    processes.push(started);
    return started;
  }

  const handled = () =>
    processes.flatMap(({ lines }) => lines()).filter((text) => /^(receive|progress) /.test(text));
  const blocked = (count: number) =>
    until(`${count} wait for Redis`, async () =>
      (await redis.ask("INFO", "clients")).includes(`blocked_clients:${count}`),
    );
  const left = async () => Number(await redis.ask("XLEN", "zipwhip:deliveries"));
  /** Delivers again, as the service does, until nothing is left anywhere. */
  async function settle(): Promise<void> {
    await until("nothing is left anywhere", async () => {
      await emulator.delivered();
      await emulator.advance(HOUR);
      return emulator.deliveries().every(({ state }) => state === "delivered") && (await left()) === 0;
    });
  }
  const expected = () =>
    emulator.deliveries().map(({ body }) => `receive ${/"id":(\d+)/.exec(body)?.[1]} Hi`);

  it("declares the hooks that the receiver handles, and their token is in no state", async () => {
    const hooks = emulator.hooks(line.deviceId).map(({ event, url }) => `${event} ${url}`);
    const base = `http://127.0.0.1:${env.PORT}/zipwhip/${TOKEN}`;
    expect(hooks).to.have.members([`receive ${base}/receive`, `progress ${base}/progress`]);
    expect(await stack.everythingWritten()).not.to.contain(TOKEN);
  });

  it("handles each of a burst once, by whichever consumer, and leaves nothing", async () => {
    const [one, other] = await Promise.all([start("consume.ts"), start("consume.ts"), start("receive.ts")]);
    // Both wait, so Redis serves both, in turn.
    await blocked(2);
    await emulator.burst(line.deviceId, { count: 200, perSecond: 200, body: "Hi" });
    await settle();
    expect(handled().sort()).to.deep.equal(expected().sort());
    expect(expected()).to.have.length(200);
    expect(Math.min(one.lines().length, other.lines().length)).to.be.greaterThan(1);
  });

  it("goes on behind one that always fails", async () => {
    const put = (delivery: string) => redis.ask("XADD", "zipwhip:deliveries", "*", "delivery", delivery);
    await put("cut off");
    for (const id of ["1", "2", "3"])
      await put(JSON.stringify({ event: "receive", message: { id, body: "Hi" } }));
    await start("consume.ts");
    await until("the others are handled", async () => handled().length === 3);
    expect(await left()).to.equal(1);
  });

  it("loses nothing when a consumer is killed with what it has taken", async () => {
    await start("receive.ts");
    const doomed = await start("consume.ts");
    // It stands still while Redis hands it what arrives, and dies before it has done anything with it. Where Redis has just
    // ended its waiting, that is tried once more.
    const taken = () => redis.ask("XPENDING", "zipwhip:deliveries", "workers");
    for (let tries = 0; !(await taken()).startsWith("1"); tries++) {
      expect(tries).to.be.lessThan(10);
      doomed.signal("SIGCONT");
      await blocked(1);
      doomed.signal("SIGSTOP");
      emulator.simulate(line.deviceId, { body: "Hi" });
      await emulator.delivered();
    }
    doomed.signal("SIGKILL");
    await doomed.ended;
    expect(handled()).to.deep.equal(expected().slice(0, -1));
    await start("consume.ts");
    await settle();
    expect(handled()).to.deep.equal(expected());
  });

  it("loses nothing when the receiver is killed before it has answered, and handles once what it had put", async () => {
    const doomed = await start("receive.ts");
    await start("consume.ts");
    await redis.ask("CLIENT", "PAUSE", "60000", "WRITE");
    emulator.simulate(line.deviceId, { body: "Hi" });
    // The command has arrived, and is carried out once the pause has ended: the receiver is dead by then.
    await blocked(2);
    doomed.signal("SIGKILL");
    await doomed.ended;
    await redis.ask("CLIENT", "UNPAUSE");
    expect(await emulator.delivered().then(() => emulator.deliveries()[0]?.state)).to.equal("pending");
    await start("receive.ts");
    await settle();
    expect(handled()).to.deep.equal(expected());
  });

  it("loses nothing of a burst while each part is killed in the middle of it", async () => {
    const receiver = await start("receive.ts");
    const consumer = await start("consume.ts");
    await start("consume.ts");
    const burst = emulator.burst(line.deviceId, { count: 300, perSecond: 100, body: "Hi" });
    const reached = (count: number) => until(`${count} are handled`, async () => handled().length >= count);
    await reached(20);
    consumer.signal("SIGKILL");
    await start("consume.ts");
    await reached(60);
    receiver.signal("SIGKILL");
    await receiver.ended;
    // Whatever of the burst is left by now, this one meets nobody.
    emulator.simulate(line.deviceId, { body: "Hi" });
    await until("one has met nobody", async () =>
      emulator.deliveries().some(({ state, attempts }) => state === "pending" && attempts.length > 0),
    );
    await start("receive.ts");
    await reached(120);
    await redis.killAndStart();
    await burst;
    await settle();
    expect(new Set(handled())).to.deep.equal(new Set(expected()));
    // Once more at most for what was in hand at a kill: of the consumer, and of both as Redis went.
    expect(handled().length).to.be.within(301, 304);
    expect(expected()).to.have.length(301);
    expect(emulator.deliveries().some(({ attempts }) => attempts.length > 1)).to.equal(true);
  });
});

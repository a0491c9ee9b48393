import { createClient } from "@redis/client";
import { deliveryKey } from "pulumi-zipwhip/receiver";
import type { Delivery } from "./receiver";

const STREAM = "zipwhip:deliveries";
const GROUP = "workers";
// As long as the service goes on delivering, and a day more.
const REMEMBER_SECONDS = 4 * 24 * 3600;
// What a consumer took and did not finish for so long is taken by another one.
const ABANDONED_AFTER_MS = Number(process.env.ABANDONED_AFTER_MS ?? 60_000);
const WAIT_MS = 1_000;

/** A client that fails at once while Redis is away: the service is to deliver again, not to wait. */
export async function connect() {
  const client = createClient({
    url: process.env.REDIS_URL ?? "redis://127.0.0.1:6379",
    disableOfflineQueue: true,
  });
  // It connects again by itself, and each command says for itself that it failed.
  client.on("error", ({ message }) => console.error(`Redis: ${message}`));
  await client.connect();
  return client;
}

type Redis = Awaited<ReturnType<typeof connect>>;

/** Puts a delivery on the stream. With `appendfsync always` it is on the disk when this ends. */
export async function put(redis: Redis, delivery: Delivery): Promise<void> {
  await redis.xAdd(STREAM, "*", { delivery: JSON.stringify(delivery) });
}

/**
 * Hands what is on the stream to a handler, one after the other, until `signal` ends it. What another consumer has left
 * behind comes first. What a handler throws leaves its delivery on the stream, to be tried again.
 */
export async function consume(
  redis: Redis,
  consumer: string,
  handler: (delivery: Delivery) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  await makeGroup(redis);
  while (!signal.aborted) {
    try {
      for (const { id, message } of await next(redis, consumer)) {
        if (signal.aborted) return;
        // By itself: those behind one that always fails must not wait for it, or they would for good.
        await handleOnce(redis, id, message.delivery ?? "", handler).catch(failed);
      }
    } catch (error) {
      await failed(error as Error);
    }
  }
}

async function failed({ message }: Error): Promise<void> {
  console.error(`not handled, so it stays on the queue: ${message}`);
  await new Promise((done) => setTimeout(done, WAIT_MS));
}

async function handleOnce(
  redis: Redis,
  id: string,
  text: string,
  handler: (delivery: Delivery) => Promise<void>,
): Promise<void> {
  const delivery = JSON.parse(text) as Delivery;
  const done = `zipwhip:done:${deliveryKey(delivery.event, delivery.message)}`;
  // The service delivers at least once, and a receiver that died before it answered has put it here already.
  if ((await redis.exists(done)) === 0) await handler(delivery);
  await redis
    .multi()
    .set(done, "", { expiration: { type: "EX", value: REMEMBER_SECONDS } })
    .xAck(STREAM, GROUP, id)
    .xDel(STREAM, id)
    .exec();
}

async function next(redis: Redis, consumer: string) {
  const left = await redis.xAutoClaim(STREAM, GROUP, consumer, ABANDONED_AFTER_MS, "0", { COUNT: 10 });
  // An entry that was deleted meanwhile is claimed as null.
  const claimed = left.messages.filter((entry) => entry !== null);
  if (claimed.length > 0) return claimed;
  const streams = await redis.xReadGroup(
    GROUP,
    consumer,
    { key: STREAM, id: ">" },
    { COUNT: 10, BLOCK: WAIT_MS },
  );
  return (streams as { messages: typeof claimed }[] | null)?.[0]?.messages ?? [];
}

async function makeGroup(redis: Redis): Promise<void> {
  try {
    await redis.xGroupCreate(STREAM, GROUP, "0", { MKSTREAM: true });
  } catch (error) {
    if (!(error as Error).message.startsWith("BUSYGROUP")) throw error;
  }
}

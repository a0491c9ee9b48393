import { hostname } from "node:os";
import { connect, consume } from "./queue";

async function main(): Promise<void> {
  const redis = await connect();
  const stop = new AbortController();
  process.once("SIGTERM", () => stop.abort());
  console.log("consuming");
  // Your work goes here. Where the process dies in the middle of it, it is done once more, by another consumer.
  await consume(
    redis,
    `${hostname()} ${process.pid}`,
    async ({ event, message }) => console.log(`${event} ${message.id} ${message.body ?? ""}`),
    stop.signal,
  );
  redis.destroy();
}

main();

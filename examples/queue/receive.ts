import http from "node:http";
import { connect, put } from "./queue";
import { newReceiver } from "./receiver";

async function main(): Promise<void> {
  const redis = await connect();
  const receiver = newReceiver((delivery) => put(redis, delivery));
  const server = http.createServer(receiver.node);
  server.listen(Number(process.env.PORT ?? 8080), () => console.log("receiving"));
  process.once("SIGTERM", () => server.close(() => redis.destroy()));
}

main();

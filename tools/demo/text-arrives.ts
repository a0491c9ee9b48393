import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createReceiver, directionOf } from "pulumi-zipwhip/receiver";
import type { Stage } from "./stage";
import { claim, say, title } from "./tell";

/** The other end: a receiver on this machine, the hooks pointed at it, and a text. */
export async function textArrives(stage: Stage): Promise<void> {
  title(
    "A text arrives",
    "A receiver starts on this machine, the hooks are pointed at it in code, and somebody texts the line.",
  );
  const printed: string[] = [];
  const receiver = createReceiver().on("receive", async (message) => {
    printed.push(`${message.id} ${directionOf(message)} from ${message.finalSource}: ${message.body}`);
    say(`the receiver: ${printed.at(-1)}`);
  });
  const server = createServer(receiver.node);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  stage.atEnd.push(() => server.closeAllConnections());
  stage.atEnd.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/zipwhip`;
  await stage.pulumi("config", "set", "zipwhip-quickstart:receiver", base);
  stage.emulator.clearRequests();
  await stage.pulumi("up", "--yes", "--skip-preview");
  const sent = stage.emulator.requests().map(({ path }) => path.replace("/webhook/", ""));
  claim("each hook got its new URL in place", sent.every((call) => call === "update") && sent.length === 3);
  const { messageId } = stage.emulator.simulate(stage.line.deviceId, { body: "Are you open today?" });
  await stage.emulator.delivered();
  claim(
    "the text came, typed, with every digit of its id",
    printed[0]?.startsWith(`${messageId} in from`) === true,
  );
  const [delivery] = stage.emulator.deliveries();
  claim(
    "the service was answered 200",
    delivery?.state === "delivered" && delivery.attempts[0]?.status === 200,
  );
}

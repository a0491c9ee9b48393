import { connect, Socket } from "node:net";

const ASK_AGAIN_MS = 1_000;

/**
 * Ends this process when its engine is gone. An engine that is killed leaves the process behind, and with it all that it
 * has given to it: that would still be sent while the next run looks, and finds nothing, and both would add.
 *
 * The engine holds the other end of the standard input. That it is closed is no proof by itself, so the engine is asked too.
 *
 * @param address the engine's, as the process was given it
 */
export function endWithEngine(address = ""): void {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
  if (host === undefined || !isPipe()) return;
  const ask = () => {
    // An engine that is there does not speak to who does not begin, and closes in the end.
    const socket = connect({ host, port: Number(port) });
    let error: NodeJS.ErrnoException | undefined;
    socket.once("error", (cause) => {
      error = cause;
    });
    socket.once("close", () => {
      if (error?.code === "ECONNREFUSED") process.exit(1);
      setTimeout(ask, ASK_AGAIN_MS).unref();
    });
    socket.unref();
  };
  // Not for this alone the process is to live.
  process.stdin.once("end", ask).once("error", ask).resume().unref();
}

// Not by fstat: after one of a pipe, Node takes the next path that it resolves for real, links and all, and a provider that
// is loaded after that gets a second copy of this package, which shares nothing with the first.
function isPipe(): boolean {
  return process.stdin instanceof Socket && !process.stdin.isTTY;
}

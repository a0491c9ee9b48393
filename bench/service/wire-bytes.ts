import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** Counts from now on the bytes that the HTTP servers of this process send, heads and all. */
export function wireBytes(): () => number {
  const open = new Set<Socket>();
  let closed = 0;
  subscribe("http.server.request.start", (message) => {
    const { socket } = message as { socket: Socket };
    if (open.has(socket)) return;
    open.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      closed += socket.bytesWritten;
    });
  });
  return () => [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, closed);
}

import type http from "node:http";
import type net from "node:net";

/** How long a connection rests after an answer before it is used again. */
const REST_MS = 3;

/**
 * Lets connections rest after each answer. A server may close one then without having said so, and what is sent over it at
 * that moment is lost: of an add nobody could tell whether it was done. After a moment it is seen that it is closed.
 */
export class Resting {
  /** The end of each rest that no request waits for. */
  private readonly ends: Promise<void>[] = [];

  /** Lets those of an agent rest. */
  add<A extends http.Agent>(agent: A): A {
    const free = agent.listeners("free");
    agent.removeAllListeners("free");
    agent.on("free", (socket: net.Socket, options: unknown) => {
      // Nobody else listens meanwhile, and an error that nobody listens to ends the process.
      socket.on("error", ignore);
      const end = rest().then(() => {
        for (const pass of free) pass.call(agent, socket, options);
        socket.removeListener("error", ignore);
        const at = this.ends.indexOf(end);
        if (at >= 0) this.ends.splice(at, 1);
      });
      this.ends.push(end);
    });
    return agent;
  }

  /** To be awaited before each request: a connection that rests is waited for, instead of opening another. */
  async over(): Promise<void> {
    await this.ends.shift();
  }
}

// And one look at what has come in, also where this process was busy all the while.
function rest(): Promise<void> {
  return new Promise((over) => setTimeout(() => setImmediate(over), REST_MS));
}

function ignore(): void {}

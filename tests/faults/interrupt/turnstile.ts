import type { ServerResponse } from "node:http";
import { type RawRequest, startRawServer } from "../../support/raw-server";

/** Which request to stop, and where: on its way to the service (`before` its effect), or its answer on the way back. */
export interface Stop {
  call: "webhook/list" | "webhook/add" | "webhook/update" | "webhook/delete";
  /** The deviceId of its line. */
  line: string;
  /** Only the one that sends this url. */
  url?: string;
  when: "before" | "after";
}

/** A request that is to be stopped, the first that fits. */
export interface Stopped {
  /** Comes back when it has been stopped. */
  reached: Promise<void>;
  /** Lets it go on, also where its sender is gone by now: then it was in the network. Otherwise it never goes on. */
  release(): void;
  /** Ends its connection instead. */
  cut(): void;
}

/** Stands before the service, and stops requests for as long as a test wants. Where those are, no clock decides. */
export interface Turnstile {
  url: string;
  stop(stop: Stop): Stopped;
  close(): Promise<void>;
}

interface Waiting extends Stop {
  arrive(): void;
  decided: Promise<"release" | "cut">;
}

export async function openTurnstile(service: string): Promise<Turnstile> {
  const waiting: Waiting[] = [];

  const handle = async (request: RawRequest, response: ServerResponse) => {
    const met = take(waiting, request);
    const pass = async (when: Stop["when"]) => {
      if (met?.when !== when) return;
      met.arrive();
      if ((await met.decided) === "cut") throw new Error("cut");
    };
    await pass("before");
    const answer = await forward(service, request);
    await pass("after");
    answer(response);
  };
  const server = await startRawServer((request, response) => {
    // Cut, or the service was closed before a late request reached it.
    handle(request, response).catch(() => response.destroy());
  });

  return {
    url: server.url,
    stop: (stop) => {
      const reached = signal<void>();
      const decided = signal<"release" | "cut">();
      waiting.push({ ...stop, arrive: reached.fire, decided: decided.fired });
      return {
        reached: reached.fired,
        release: () => decided.fire("release"),
        cut: () => decided.fire("cut"),
      };
    },
    close: server.close,
  };
}

/** Sends a request on to the service; answers how to give its answer back. */
export async function forward(
  service: string,
  { method, path, query, headers, body }: RawRequest,
): Promise<(response: ServerResponse) => void> {
  const answer = await fetch(`${service}${path}${query === "" ? "" : `?${query}`}`, {
    method,
    headers: { "content-type": String(headers["content-type"] ?? "") },
    ...(method === "GET" ? {} : { body }),
  });
  const text = await answer.text();
  const type = answer.headers.get("content-type") ?? "";
  return (response) => response.writeHead(answer.status, { "content-type": type }).end(text);
}

function take(waiting: Waiting[], { path, query, body }: RawRequest): Waiting | undefined {
  const sent = new URLSearchParams(body === "" ? query : body);
  const line = sent.get("session")?.split(":")[1];
  const at = waiting.findIndex(
    (stop) =>
      path === `/${stop.call}` &&
      line === stop.line &&
      (stop.url === undefined || stop.url === sent.get("url")),
  );
  return at < 0 ? undefined : waiting.splice(at, 1)[0];
}

function signal<T>(): { fired: Promise<T>; fire: (value: T) => void } {
  let fire: (value: T) => void = () => undefined;
  const fired = new Promise<T>((resolve) => {
    fire = resolve;
  });
  return { fired, fire };
}

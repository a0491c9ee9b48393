import type { IncomingMessage, ServerResponse } from "node:http";
import { type Emulator, type Hook, type Line, startEmulator } from "zipwhip-emulator";
import { serve, type Target } from "./deliver";

/** A request as it came. */
export interface Got {
  method: string;
  path: string;
  /** As they were written, in order. */
  headers: string[];
  body: string;
}

/** An emulator with a line, and a server that its hooks can point at. */
export interface DeliveryBed {
  emulator: Emulator;
  line: Line;
  target: Target;
  /** What the server got. */
  got: Got[];
  /** How it answers. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  hook(event: string, path?: string, method?: string): Hook;
  /** Each delivery's state, and how often it was attempted. */
  states(): string[];
}

/** For a `describe`: a bed of its own for each test. */
export function deliveryBed(): DeliveryBed {
  const bed = {
    hook: (event, path = `/${event}`, method = "POST") =>
      bed.emulator.install(bed.line.deviceId, { event, url: `${bed.target.url}${path}`, method }),
    states: () => bed.emulator.deliveries().map(({ state, attempts }) => `${state} ${attempts.length}`),
  } as DeliveryBed;
  beforeEach(async () => {
    bed.emulator = await startEmulator({ port: 0 });
    bed.line = bed.emulator.createLine({ number: "4257772300" });
    bed.got = [];
    bed.answer = (_request, response) => response.end("thanks");
    bed.target = await serve((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        const { method = "", url: path = "", rawHeaders: headers } = request;
        bed.got.push({ method, path, headers, body });
        bed.answer(request, response);
      });
    });
  });
  afterEach(async () => {
    await bed.emulator.close();
    await bed.target.close();
  });
  return bed;
}

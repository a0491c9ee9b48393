import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Controls } from "../emulator";
import { snapshotOf } from "./snapshot";

const FOLDER = join(__dirname, "..", "..", "page");
const LOOK_EVERY_MS = 150;
const FILES = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
} as const;
// Urls and texts come from anywhere: nothing of them may ever run.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page at the root, and what it listens to. */
export async function pageRoutes(app: FastifyInstance, controls: Controls): Promise<void> {
  for (const [path, [file, type]] of Object.entries(FILES)) {
    app.get(path, async (_request, reply: FastifyReply) => {
      reply.headers({
        "content-type": type,
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      });
      return readFileSync(join(FOLDER, file));
    });
  }

  app.get("/emulator/events", (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    let shown = "";
    // Looking is cheap, and nothing that changes can be forgotten to be told.
    const look = () => {
      const now = snapshotOf(controls);
      if (now === shown) return;
      shown = now;
      reply.raw.write(`data: ${now}\n\n`);
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    request.raw.on("close", () => clearInterval(timer));
  });
}

import fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { apiRoutes } from "./api/routes";
import { controlRoutes } from "./control/routes";
import type { Controls } from "./emulator";
import { foreignRequest } from "./guard";
import { pageRoutes } from "./page/routes";
import type { World } from "./world";

/** The HTTP server: a page at the root, the API on all other paths, the control API below /emulator. It never logs: paths can hold sessions. */
export function serverOf(world: World, controls: Controls): FastifyInstance {
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // The default quotes the path.
    frameworkErrors: (_error, _request, reply) => {
      void (reply as FastifyReply).code(400).send({ error: "path: cannot be read" });
    },
  });
  server.addHook("onRequest", async (request, reply) => {
    const reason = foreignRequest(request.headers);
    if (reason !== undefined) return reply.code(403).send({ error: reason });
  });
  server.register((app) => pageRoutes(app, controls));
  server.register((app) => apiRoutes(app, world));
  server.register((app) => controlRoutes(app, controls), { prefix: "/emulator" });
  return server;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { redact } from "pulumi-zipwhip/api";
import { choose } from "../choices";
import type { Controls } from "../emulator";
import { fieldsOf, requiredWhole } from "../fields";
import { InputError } from "../input-error";
import type { BurstOptions } from "../messages/burst";
import type { SimulateOptions } from "../messages/simulate";
import type { EditOptions, InstallOptions } from "../state/hooks";
import { parseBody } from "./body";
import { faultsAsJson } from "./faults";
import { PATHS } from "./paths";

interface OfLine {
  Params: { deviceId: string };
}
interface OfHook {
  Params: { id: string };
}

/** The control API: what the library does, as JSON over HTTP. Bodies are looked at by the controls themselves. */
export async function controlRoutes(app: FastifyInstance, controls: Controls): Promise<void> {
  app.removeAllContentTypeParsers();
  // Whatever the content type says: curl says "form" unless told otherwise.
  app.addContentTypeParser("*", { parseAs: "string" }, async (_request: unknown, body: string | Buffer) =>
    parseBody(String(body)),
  );
  app.setErrorHandler((error, _request, reply) => {
    const known = error as { message: string; statusCode?: number };
    const status = error instanceof InputError ? error.status : (known.statusCode ?? 500);
    reply.code(status).send({ error: redact(known.message) });
  });

  app.get("/lines", async () => controls.lines());
  app.post("/lines", async ({ body }) => controls.createLine(body as object));
  app.post<OfLine>("/lines/:deviceId/sessions", async ({ params, body }) => {
    fieldsOf(body, []);
    const line = controls.lines().find(({ deviceId }) => deviceId === params.deviceId);
    if (!line) throw new InputError("deviceId: there is no such line, GET /emulator/lines lists them", 404);
    return { session: controls.login(line.number) };
  });
  app.get<OfLine>("/lines/:deviceId/hooks", async ({ params }) => controls.hooks(params.deviceId));
  app.post<OfLine>("/lines/:deviceId/hooks", async ({ params, body }) =>
    controls.install(params.deviceId, body as InstallOptions),
  );

  app.patch<OfHook>("/hooks/:id", async ({ params, body }) => controls.edit(params.id, body as EditOptions));
  app.delete<OfHook>("/hooks/:id", async ({ params }) => {
    controls.remove(params.id);
    return {};
  });

  app.get("/requests", async ({ query }) => controls.requests(query as object));
  app.delete("/requests", async () => {
    controls.clearRequests();
    return {};
  });

  app.get("/faults", async () => faultsAsJson(controls.faults()));
  app.post("/faults", async ({ body }) => {
    controls.addFault(body as Parameters<Controls["addFault"]>[0]);
    return faultsAsJson(controls.faults());
  });
  app.delete("/faults", async () => {
    controls.clearFaults();
    return {};
  });

  app.post<OfLine>("/lines/:deviceId/messages", async ({ params, body }) =>
    controls.simulate(params.deviceId, body as SimulateOptions),
  );
  app.post<OfLine>("/lines/:deviceId/bursts", async ({ params, body }) =>
    controls.burst(params.deviceId, (body ?? {}) as BurstOptions),
  );
  app.get("/deliveries", async () => controls.deliveries());
  app.delete("/deliveries", async () => {
    controls.clearDeliveries();
    return {};
  });
  app.post("/clock", async ({ body }) => {
    const { advanceSeconds } = fieldsOf(body, ["advanceSeconds"]);
    await controls.advance(requiredWhole({ advanceSeconds }, "advanceSeconds", 0, 30 * 24 * 3_600));
    return {};
  });

  app.get("/choices", async () => controls.choices);
  app.patch("/choices", async ({ body }) => {
    choose(controls.choices, fieldsOf(body, Object.keys(controls.choices)));
    return controls.choices;
  });

  app.post("/reset", async () => {
    controls.reset();
    return {};
  });

  const unknown = async (_request: FastifyRequest, reply: FastifyReply) => {
    reply.code(404);
    return { error: "there is no such path and method, use one of these", paths: PATHS };
  };
  // The README sends people here.
  app.get("/", async () => ({ paths: PATHS }));
  app.all("/*", unknown);
}

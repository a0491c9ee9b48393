import { typeRef } from "./spec";
import { SCHEMA_TYPES } from "./types";
import { LINE } from "./words";

const SESSION = {
  type: "string",
  secret: true,
  description: "The session of the line. Default: the provider's.",
};
const HOOK = SCHEMA_TYPES["zipwhip:index:InstalledHook"];
const CAREFUL =
  "A URL that holds a token is answered in clear text: hide it with `pulumi.secret`, since a function cannot.";

/** The functions, each with the token by which it is called. */
export const SCHEMA_FUNCTIONS = {
  "zipwhip:index:getWebhook": {
    description: `One hook by its id, whoever installed it. One that is not there is an error. ${CAREFUL}`,
    inputs: {
      type: "object",
      properties: {
        webhookId: { type: "string", description: "The service's id of the hook." },
        session: SESSION,
      },
      required: ["webhookId"],
    },
    outputs: {
      type: "object",
      properties: { ...HOOK.properties, line: { type: "string", description: LINE } },
      required: HOOK.required,
    },
  },
  "zipwhip:index:getWebhooks": {
    description: `All hooks of a line, whoever installed them. ${CAREFUL}`,
    inputs: {
      type: "object",
      properties: {
        event: { $ref: typeRef("HookEvent"), description: "Only hooks of this event." },
        session: SESSION,
      },
    },
    outputs: {
      type: "object",
      properties: {
        webhooks: {
          type: "array",
          items: { $ref: typeRef("InstalledHook") },
          description: "The hooks, in the order of their ids.",
        },
        line: { type: "string", description: LINE },
      },
      required: ["webhooks"],
    },
  },
};

import type { HookInputs, HookState } from "../../provider/state";
import { type Properties, typeRef } from "./spec";
import { ADOPT, EVENT, LINE, METHOD, SESSION, TYPE, URL, WEBHOOK_ID } from "./words";

const INPUTS: Properties<keyof HookInputs> = {
  event: { $ref: typeRef("HookEvent"), description: EVENT, willReplaceOnChanges: true },
  url: { type: "string", description: URL },
  // No default here: it depends on the event, and the check fills it in.
  type: { $ref: typeRef("HookType"), description: TYPE, willReplaceOnChanges: true },
  method: { $ref: typeRef("HookMethod"), description: METHOD, default: "POST" },
  session: { type: "string", secret: true, description: SESSION },
  adopt: { type: "boolean", description: ADOPT },
};

// Plain texts, since a line may carry hooks of kinds that this package does not know.
const OUTPUTS: Properties<Exclude<keyof HookState, "session">> = {
  type: { type: "string", description: "The kind of hook, `message` or `optout`." },
  event: { type: "string", description: "The event that fires the hook." },
  url: { type: "string", description: "The address that receives the event." },
  method: { type: "string", description: "The HTTP method of a delivery." },
  webhookId: { type: "string", description: WEBHOOK_ID },
  line: { type: "string", description: LINE },
  adopt: { type: "boolean", description: "Whether to take over a hook that exists, where it was given." },
};

/** A single hook, for `zipwhip:index:Webhook`. */
export const WEBHOOK_RESOURCE = {
  description:
    "A web hook of a Zipwhip line: when the event happens, the service sends the message to the URL.\n\n`url` and `method` change in place, the id stays. `type`, `event` and a session of another line replace the hook, the new one first: an overlap, never a gap. A hook that exists already is refused with its id, unless `adopt` says to take it over.\n\nImport: `pulumi import zipwhip:index:Webhook NAME WEBHOOK_ID`.",
  inputProperties: INPUTS,
  requiredInputs: ["event", "url"],
  properties: OUTPUTS,
  required: ["type", "event", "url", "method", "webhookId"],
  stateInputs: {
    type: "object",
    // Only the session says where to look. But what is not named here, a Node.js program has not got of what `get` reads.
    properties: {
      ...OUTPUTS,
      session: { type: "string", secret: true, description: "Where the hook is not on the provider's line." },
    },
  },
  listInputs: {
    type: "object",
    // A plain text: for an enumeration `pulumi do` has no flag.
    properties: { event: { type: "string", description: "Only hooks of this event." } },
  },
};

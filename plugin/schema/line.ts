import type { LineInputs, LineState } from "../../provider/line/state";
import { type Properties, typeRef } from "./spec";
import { ADOPT_ON_LINE, EXCLUSIVE, HOOKS, LINE, SESSION_OF_LINE } from "./words";

const INPUTS: Properties<keyof LineInputs> = {
  hooks: { $ref: typeRef("LineHooks"), description: HOOKS },
  exclusive: { type: "boolean", description: EXCLUSIVE },
  session: { type: "string", secret: true, description: SESSION_OF_LINE },
  adopt: { type: "boolean", description: ADOPT_ON_LINE },
};

const OUTPUTS: Properties<Exclude<keyof LineState, "session">> = {
  hooks: {
    type: "object",
    additionalProperties: { type: "array", items: { $ref: typeRef("InstalledLineHook") } },
    description: "The installed hooks, by event.",
  },
  line: { type: "string", description: LINE },
  adopt: { type: "boolean", description: "Whether to take over hooks that exist, where it was given." },
  exclusive: {
    type: "boolean",
    description: "Whether the line is to carry these hooks and nothing else, where it was given.",
  },
};

/** All hooks of a line, for `zipwhip:index:Line`. */
export const LINE_RESOURCE = {
  description:
    "All web hooks of a Zipwhip line as one resource: for teams with many lines, since the engine's cost grows with the number of resources. One list a run, and only the difference is sent.\n\nURLs and methods change in place. What is new is added before what is no longer declared is deleted: an overlap, never a gap. A run that could do only a part keeps what is installed in the state, and the next one does the rest.\n\nImport: `pulumi import zipwhip:index:Line NAME DEVICE_ID`.",
  inputProperties: INPUTS,
  requiredInputs: ["hooks"],
  properties: OUTPUTS,
  required: ["hooks"],
  stateInputs: {
    type: "object",
    // Only the session says where to look. But what is not named here, a Node.js program has not got of what `get` reads.
    properties: {
      ...OUTPUTS,
      session: { type: "string", secret: true, description: "Where it is not the provider's line." },
    },
  },
  listInputs: { type: "object", properties: {} },
};

import { join, resolve } from "node:path";
import { PROVIDER_TEXT } from "../../../sdk/provider-text";

const REPOSITORY = resolve(__dirname, "../../..");
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

type Properties = Record<string, unknown>;

/** A front end as the engine starts it and speaks to it. What goes in and out of the tests is spelled as the dynamic one has it. */
export interface FrontEnd {
  /** Node's arguments before the engine's address. */
  program: string;
  urn: string;
  toWire(properties: Properties): Properties;
  fromWire(properties: Properties): Properties;
}

export type Front = "dynamic" | "plugin";

export const FRONT_ENDS: Record<Front, FrontEnd> = {
  dynamic: {
    program: join(REPOSITORY, "node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js"),
    urn: "urn:pulumi:dev::faults::pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook::hook",
    toWire: (properties) => properties,
    fromWire: (properties) => properties,
  },
  plugin: {
    program: join(REPOSITORY, "dist/plugin/pulumi-resource-zipwhip"),
    urn: "urn:pulumi:dev::faults::zipwhip:index:Webhook::hook",
    // It takes secrets as such, and needs no text that names its code.
    toWire: ({ __provider: _, ...properties }) => {
      const { session } = properties;
      const secret = session === undefined ? {} : { session: { [SIGNATURE]: SECRET, value: session } };
      return { ...properties, ...secret };
    },
    fromWire: (properties) => {
      if (Object.keys(properties).length === 0) return properties;
      const { session } = properties as { session?: Properties };
      if (session === undefined) return { ...properties, __provider: PROVIDER_TEXT };
      if (session[SIGNATURE] !== SECRET) throw new Error("the plugin answered a session in clear text");
      return { ...properties, session: session.value, __provider: PROVIDER_TEXT };
    },
  },
};

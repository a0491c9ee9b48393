import { PLUGIN_TYPES } from "../../provider/resource-types";
import { SCHEMA_FUNCTIONS } from "./functions";
import { LINE_RESOURCE } from "./line";
import { CONFIG, SETTINGS } from "./settings";
import { SCHEMA_TYPES } from "./types";
import { WEBHOOK_RESOURCE } from "./webhook";

/** What the plugin says of itself: from this the SDKs of all languages are made. Without its version. */
export function packageSchema() {
  return {
    name: "zipwhip",
    displayName: "Zipwhip",
    description: "Zipwhip web hooks as code",
    keywords: ["pulumi", "zipwhip", "webhook", "sms", "category/utility", "kind/native"],
    license: "Apache-2.0",
    meta: { supportPack: true },
    config: { variables: CONFIG },
    provider: {
      description: "Where the line's session comes from, and how the API is reached.",
      inputProperties: SETTINGS,
      properties: SETTINGS,
    },
    types: SCHEMA_TYPES,
    resources: { [PLUGIN_TYPES.hook]: WEBHOOK_RESOURCE, [PLUGIN_TYPES.line]: LINE_RESOURCE },
    functions: SCHEMA_FUNCTIONS,
    language: {
      nodejs: { respectSchemaVersion: true },
      python: { respectSchemaVersion: true, pyproject: { enabled: true } },
      go: { respectSchemaVersion: true, generateResourceContainerTypes: true },
      csharp: { respectSchemaVersion: true },
    },
  };
}

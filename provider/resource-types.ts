/** The types of the dynamic resources, as a state names them. The SDK's own text of it is pinned by a test. */
export const DYNAMIC_TYPES = {
  hook: "pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook",
  line: "pulumi-nodejs:dynamic/zipwhip:ZipwhipLine",
} as const;

/** The types of the plugin's resources. */
export const PLUGIN_TYPES = { hook: "zipwhip:index:Webhook", line: "zipwhip:index:Line" } as const;

/** Whether the type is a single hook's, of either front end. */
export function isHookType(type: string): boolean {
  return type === DYNAMIC_TYPES.hook || type === PLUGIN_TYPES.hook;
}

/** Whether the type is a line's, of either front end. */
export function isLineType(type: string): boolean {
  return type === DYNAMIC_TYPES.line || type === PLUGIN_TYPES.line;
}

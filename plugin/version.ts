import manifest from "../package.json";

/** The version of the package, which is the plugin's. */
export const VERSION = manifest.version;

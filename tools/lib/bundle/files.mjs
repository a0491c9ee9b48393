/** What `npm run build` makes of `plugin/`, by the root of the repository. */
export const PLUGIN_FOLDER = "dist/plugin";
export const PLUGIN_FILES = ["pulumi-resource-zipwhip", "pulumi-resource-zipwhip.cmd", "LICENCES.txt"].map(
  (file) => `${PLUGIN_FOLDER}/${file}`,
);

/** What the bundled packages load and the plugin never comes to: a third of the bundle, and of the time to start it. */
const UNUSED = [
  // axios: uploads of files. What is sent here are encoded forms.
  /^form-data$/,
  // grpc-js: channelz, by which a server is inspected.
  /^@grpc\/proto-loader$/,
  // zod: its messages in fifty languages.
  /^\.\.\/locales\/index\.js$/,
];

/** For esbuild: what is left out is an empty module. */
export const leaveOut = {
  name: "leave-out",
  setup(build) {
    for (const filter of UNUSED) {
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: "unused" }));
    }
    build.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = class {};" }));
  },
};

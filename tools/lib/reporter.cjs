const { writeFileSync } = require("node:fs");
const { relative, resolve } = require("node:path");
const { reporters } = require("mocha");

const root = resolve(__dirname, "../..");

/** Spec, and the counts and times in a file for tools/test.mjs, which adds up several runs. */
module.exports = class CountingSpec extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const seconds = {};
    runner.on("test end", ({ file, duration = 0 }) => {
      const name = file === undefined ? "?" : relative(root, file).replaceAll("\\", "/");
      seconds[name] = (seconds[name] ?? 0) + duration / 1000;
    });
    runner.once("end", () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify({ passes, failures, pending, seconds }));
    });
  }
};

const { writeFileSync } = require("node:fs");
const { relative, resolve } = require("node:path");
const { reporters } = require("mocha");

const root = resolve(__dirname, "../..");

/** Spec, and the counts, times and failed tests in a file for tools/test.mjs, which adds up several runs. */
module.exports = class CountingSpec extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const seconds = {};
    const failed = [];
    runner.on("test end", (test) => {
      const name = nameOf(test);
      seconds[name] = (seconds[name] ?? 0) + (test.duration ?? 0) / 1000;
    });
    runner.on("fail", (test, error) => {
      failed.push({ file: nameOf(test), title: test.fullTitle(), message: String(error?.message ?? error) });
    });
    runner.once("end", () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(
        process.env.TEST_COUNTS_FILE,
        JSON.stringify({ passes, failures, pending, seconds, failed }),
      );
    });
  }
};

function nameOf({ file }) {
  return file === undefined ? "?" : relative(root, file).replaceAll("\\", "/");
}

const { writeFileSync } = require("node:fs");
const { reporters } = require("mocha");

/** Spec, and the counts in a file for tools/test.mjs, which adds up several runs. */
module.exports = class CountingSpec extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify({ passes, failures, pending }));
    });
  }
};

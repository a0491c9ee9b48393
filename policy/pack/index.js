// The SDK reads the pack's version from the working directory, which some engines leave at the project's.
process.chdir(__dirname);

const { PolicyPack } = require("@pulumi/policy");
const { zipwhipRules } = require("../../dist/policy");

new PolicyPack("zipwhip", { policies: zipwhipRules() });

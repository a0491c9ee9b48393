#!/usr/bin/env node
// Imported only after the version check: an old Node cannot even parse the rest.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
import("./lib/setup.mjs").then(({ main }) => main(process.argv.slice(2)));

#!/usr/bin/env node
import { requireNode } from "./lib/node-version.mjs";

requireNode();
import("./lib/with-engine.mjs").then(({ main }) => main(process.argv.slice(2)));

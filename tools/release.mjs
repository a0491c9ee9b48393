#!/usr/bin/env node
import { requireNode } from "./lib/node-version.mjs";

requireNode();
import("./lib/release.mjs").then(({ main }) => main(process.argv.slice(2)));

#!/usr/bin/env node
import { requireNode } from "./lib/node-version.mjs";

requireNode();
import("./lib/audit.mjs").then(({ main }) => main());

#!/usr/bin/env node
import { makeArchives } from "./lib/release/archives.mjs";

const files = await makeArchives();
for (const file of files) console.log(file);

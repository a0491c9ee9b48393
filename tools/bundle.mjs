#!/usr/bin/env node
import { bundlePlugin } from "./lib/bundle/plugin.mjs";

await bundlePlugin();

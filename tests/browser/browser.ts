import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The system's Chromium, or `CHROMIUM` of the environment; undefined where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE];
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  // As root there is no sandbox; what is looked at is our own page.
  return executablePath === undefined
    ? undefined
    : chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

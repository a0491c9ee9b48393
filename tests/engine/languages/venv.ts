import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import execa from "execa";
import { readRecord } from "../../../tools/sdks/fresh";
import { sdkFolder } from "../../../tools/sdks/generate";

const windows = process.platform === "win32";
const HOME = resolve(__dirname, "../../../.local/python");

export const PYTHON = windows ? "python" : "python3";

/** An activated virtual environment. */
export interface Venv {
  env: { PATH: string; VIRTUAL_ENV: string };
}

/** What the project's requirements.txt asks for, in a virtual environment that is kept until they or the SDK change. */
export async function venvFor(project: string): Promise<Venv> {
  const folder = join(HOME, await keyFor(project));
  const bin = join(folder, windows ? "Scripts" : "bin");
  const mark = join(folder, ".complete");
  if (!existsSync(mark)) {
    for (const old of existsSync(HOME) ? readdirSync(HOME) : []) rmSync(join(HOME, old), { recursive: true });
    mkdirSync(HOME, { recursive: true });
    await execa(PYTHON, ["-m", "venv", folder]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"];
    await execa(join(bin, "python"), pip, { cwd: project });
    writeFileSync(mark, "");
  }
  const { engineEnvironment } = await import("../../../tools/lib/engine-environment.mjs");
  const { PATH = "" } = engineEnvironment();
  return { env: { PATH: `${bin}${delimiter}${PATH}`, VIRTUAL_ENV: folder } };
}

async function keyFor(project: string): Promise<string> {
  const { stdout } = await execa(PYTHON, ["--version"]);
  const requirements = readFileSync(join(project, "requirements.txt"), "utf8");
  const all = JSON.stringify([stdout, requirements, readRecord(sdkFolder("python"))]);
  return createHash("sha256").update(all).digest("hex").slice(0, 16);
}

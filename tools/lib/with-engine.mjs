import { engineEnvironment } from "./engine-environment.mjs";
import { reportFailure } from "./failure.mjs";
import { runCommand } from "./run-command.mjs";
import { ensureSetup } from "./setup.mjs";

/** Runs a Node script with the project's engine on PATH, its state below .local/ unless the environment says otherwise. */
export async function main(args) {
  try {
    await ensureSetup();
    runCommand(process.execPath, ["--import", "tsx", ...args], { env: engineEnvironment() });
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

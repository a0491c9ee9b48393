import { engineEnvironment } from "./engine-environment.mjs";
import { reportFailure } from "./failure.mjs";
import { callerFolder } from "./paths.mjs";
import { runCommand } from "./run-command.mjs";
import { ensureSetup } from "./setup.mjs";

export async function main(args) {
  try {
    const { engine } = await ensureSetup();
    runCommand(engine.pulumi, args, { cwd: callerFolder(), env: engineEnvironment() });
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

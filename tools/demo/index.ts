import { parseArgs } from "node:util";
import { setStage } from "./stage";
import { tell } from "./story";
import { say, styled, title } from "./tell";

const HELP = `npm run demo [-- --keep]

Shows a team's story with the real Pulumi engine against the emulator. Ends with an error as soon as a step did not do
what it claims.

  --keep   leave the hooks, the stack and the emulator for playing, until Ctrl-C
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { keep: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const stage = await setStage();
  try {
    await tell(stage, values.keep === true);
    if (values.keep === true) await play(stage);
    else console.log(styled(["bold", "green"], "\nThat is all: everything happened as told."));
  } finally {
    for (const end of stage.atEnd) end();
    await stage.emulator.close();
  }
}

async function play(stage: Awaited<ReturnType<typeof setStage>>): Promise<void> {
  title(
    "Yours",
    `The emulator shows its page on ${stage.emulator.url} until Ctrl-C. In another terminal, type:`,
  );
  for (const line of stage.leave()) say(line);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}

main().catch((error: unknown) => {
  // Of a command that failed, what it said stands above already.
  const { shortMessage, message } = error as { shortMessage?: string; message?: string };
  const text = shortMessage ?? message ?? String(error);
  console.error(styled(["bold", "red"], `\nThe demo stopped: ${text}`));
  process.exitCode = 1;
});

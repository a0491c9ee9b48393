/** A failure whose message is all the user needs: printed without a stack. */
export class SetupFailure extends Error {
  name = "SetupFailure";
}

export function reportFailure(error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  if (process.env.SETUP_DEBUG && error instanceof Error) console.error(error.stack);
}

import execa from "execa";

/** Skips the tests of a language that is not on this machine, and says so. CI is to have it. */
export async function need(context: Mocha.Context, program: string, ...args: string[]): Promise<void> {
  const { failed } = await execa(program, args, { reject: false });
  if (!failed) return;
  const missing = `\`${program} ${args.join(" ")}\` does not run here`;
  if (process.env.CI === "true") throw new Error(`${missing}, and CI tests every language`);
  console.log(`${missing}: skipped`);
  context.skip();
}

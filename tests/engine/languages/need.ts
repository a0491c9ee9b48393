import execa from "execa";
import { skipWithout } from "../../support/skip-without";

/** Skips the tests of a language that is not on this machine. */
export async function need(context: Mocha.Context, program: string, ...args: string[]): Promise<void> {
  const { failed } = await execa(program, args, { reject: false });
  if (failed) skipWithout(context, `\`${program} ${args.join(" ")}\``);
}

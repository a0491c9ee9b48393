import { styleText } from "node:util";
import type { Hook } from "zipwhip-emulator";

let step = 0;

/** Text in a style, where the terminal shows styles. */
export function styled(style: Parameters<typeof styleText>[0], text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
}

/** A step's title, and what happens in it. */
export function title(what: string, why: string): void {
  step += 1;
  console.log(`\n${styled(["bold", "cyan"], `${step}. ${what}`)}\n   ${why}\n`);
}

/** A command, as one would type it. */
export function command(words: readonly string[]): void {
  console.log(styled("bold", `$ ${words.join(" ")}`));
}

/** A line that is not the engine's. */
export function say(text: string): void {
  console.log(`   ${text}`);
}

/** What is installed on the line. */
export function table(hooks: readonly Hook[]): void {
  console.log(styled("bold", "   The service lists:"));
  if (hooks.length === 0) say("  (no hooks)");
  for (const { webhookId, event, method, url } of hooks) {
    say(`  ${webhookId.padEnd(12)} ${event.padEnd(9)} ${method.padEnd(5)} ${url}`);
  }
}

/** Says that a claim holds, or ends the demo: it must not claim what is not so. */
export function claim(what: string, holds: boolean): void {
  if (!holds) throw new Error(`this did not happen: ${what}`);
  console.log(styled("green", `   ✔ ${what}`));
}

import { blocksOf } from "../../support/docs/blocks";
import { counts } from "../support/bed";
import type { Stage } from "./stage";

export const RECEIVE = "https://hooks.example.com/zipwhip/receive";
export const SEND = "https://hooks.example.com/zipwhip/send";

/** The program of the first guide, with two hooks. */
export const TWO_HOOKS =
  blocksOf("docs/getting-started.md").find(({ file }) => file === "index.ts")?.text ?? "";

/** A program with one hook, `received`. */
export const ONE_HOOK = `import * as zipwhip from "pulumi-zipwhip";
new zipwhip.ZipwhipWebhook("received", { event: "receive", url: "${RECEIVE}" });
`;

/** A project whose program has been applied. */
export const applied = (program: string) => async (stage: Stage) => {
  await stage.begin(program);
  await stage.shell("pulumi up");
};

/** The hooks on the line. */
export const installed = (stage: Stage) => stage.emulator.hooks(stage.line.deviceId);

/** Somebody installs a hook by hand. */
export const byHand = (stage: Stage, event: string, url: string) =>
  stage.emulator.install(stage.line.deviceId, { event, url });

/** How often each call was made. */
export const sent = (stage: Stage) => counts(stage.emulator);

/** Somebody points one hook at a laptop, and deletes another. */
export const drift = (stage: Stage) => {
  const idAt = (wanted: string) => installed(stage).find(({ url }) => url === wanted)?.webhookId ?? "";
  stage.emulator.edit(idAt(RECEIVE), { url: "https://laptop.example.net/debugging" });
  stage.emulator.remove(idAt(SEND));
};

/** A new session of the stage's line. */
export const newSession = ({ emulator, line }: Stage) => emulator.login(line.number);

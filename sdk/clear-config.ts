import * as pulumi from "@pulumi/pulumi";
import { SETTING_NAMES } from "../zipwhip/setting-names";
import { programError } from "./program-error";

const KEY = SETTING_NAMES.session.config;

/**
 * Refuses a session that stands in the stack's config in clear text, before anything is registered: the engine stores the
 * whole config in the state, and shows it, secret only where it is marked so.
 */
export function refuseClearSession(): void {
  // Outside of a stack, as in unit tests with mocks, nothing is stored.
  if (pulumi.runtime.getStackResource() === undefined || pulumi.runtime.getConfig(KEY) === undefined) return;
  if (isConfigSecret(KEY)) return;
  throw programError(
    `${KEY} stands in the stack's config in clear text, and the state would hold it so. Set it with \`pulumi config set --secret ${KEY}\`; if the file was shared or committed, log that session out (user/logout) and take a new one`,
  );
}

// Exported by the SDK, but not in its types. Without it there is nothing to tell by.
function isConfigSecret(key: string): boolean {
  const { isConfigSecret: ask } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
  return ask?.(key) ?? true;
}

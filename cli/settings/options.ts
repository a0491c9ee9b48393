import type { StackChoice } from "../pulumi/run";

/** What every command can be told. */
export interface CommonOptions extends StackChoice {
  json?: boolean;
  /** The key of the stack's config under which the session lies, if it is not the settings' own place. */
  key?: string;
}

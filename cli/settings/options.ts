import type { StackChoice } from "../pulumi/run";

/** What every command can be told. */
export interface CommonOptions extends StackChoice {
  json?: boolean;
}

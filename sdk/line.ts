import * as pulumi from "@pulumi/pulumi";
import type { InstalledLineHook, ZipwhipLineArgs } from "./line-args";
import { reviewLine } from "./line-review";
import { PROVIDER_TEXT_OF_LINE } from "./provider-text";
import { inputsWith, refuseImport } from "./resource";

const TYPE = "pulumi-nodejs:dynamic/zipwhip:ZipwhipLine";

/**
 * All web hooks of a Zipwhip line as one resource: for teams with many lines, since the engine's cost grows with the number
 * of resources. One list a run, and only the difference is sent.
 *
 * URLs and methods change in place. What is new is added before what is no longer declared is deleted: an overlap, never a
 * gap. A run that could do only a part keeps what is installed in the state, and the next one does the rest. A session of
 * another line replaces the resource.
 *
 * @example
 * import * as zipwhip from "pulumi-zipwhip";
 *
 * new zipwhip.ZipwhipLine("support", {
 *   hooks: {
 *     receive: "https://hooks.example.com/support/receive",
 *     progress: [{ url: "https://a.example.com/p", method: "PUT" }, "https://b.example.com/p"],
 *   },
 *   exclusive: true,
 * });
 */
export class ZipwhipLine extends pulumi.CustomResource {
  /** The installed hooks, by event. */
  declare readonly hooks: pulumi.Output<Record<string, InstalledLineHook[]>>;
  /** The line's deviceId; undefined where the session does not tell. */
  declare readonly line: pulumi.Output<string | undefined>;
  /** The line's own session, where one was given. Secret. */
  declare readonly session: pulumi.Output<string | undefined>;
  /** Whether to take over hooks that exist, where it was given. */
  declare readonly adopt: pulumi.Output<boolean | undefined>;
  /** Whether the line is to carry these hooks and nothing else, where it was given. */
  declare readonly exclusive: pulumi.Output<boolean | undefined>;

  /** Whether the object is a `ZipwhipLine`, also of another copy of this package. */
  static override isInstance(candidate: unknown): candidate is ZipwhipLine {
    return (candidate as { __pulumiType?: unknown } | undefined | null)?.__pulumiType === TYPE;
  }

  /**
   * Declares the hooks of a line.
   *
   * @param name the resource's name in the program; renaming it needs an alias
   * @param args the hooks by event, and what differs from the defaults
   * @param opts Pulumi's options
   */
  constructor(name: string, args: ZipwhipLineArgs, opts: pulumi.CustomResourceOptions = {}) {
    refuseImport(name, opts);
    const { inputs, options } = inputsWith(
      args,
      ["hooks", "session", "adopt", "exclusive", "line"],
      PROVIDER_TEXT_OF_LINE,
      opts,
    );
    super(TYPE, name, inputs, options);
    reviewLine(this, name, args ?? {});
  }
}

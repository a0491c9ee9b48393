import * as pulumi from "@pulumi/pulumi";
import { PROVIDER_TEXT } from "./provider-text";
import { inputsWith, refuseImport } from "./resource";
import { review } from "./review";
import type { ZipwhipWebhookArgs } from "./webhook-args";

const TYPE = "pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook";

/**
 * A web hook of a Zipwhip line: when the event happens, the service sends the message to the URL.
 *
 * `url` and `method` change in place, the id stays. `type`, `event` and a session of another line replace the hook, the
 * new one first: an overlap, never a gap. A hook that exists already is refused with its id, unless `adopt` says to take
 * it over. Errors come at preview where that is possible, and name the property and the way out.
 *
 * @example
 * import * as zipwhip from "pulumi-zipwhip";
 *
 * const received = new zipwhip.ZipwhipWebhook("received", {
 *   event: "receive",
 *   url: "https://hooks.example.com/zipwhip/receive",
 * });
 * export const id = received.webhookId;
 */
export class ZipwhipWebhook extends pulumi.CustomResource {
  /** The kind of hook, `message` or `optout`. */
  declare readonly type: pulumi.Output<string>;
  /** The event that fires the hook. */
  declare readonly event: pulumi.Output<string>;
  /** The address that receives the event. */
  declare readonly url: pulumi.Output<string>;
  /** The HTTP method of a delivery. */
  declare readonly method: pulumi.Output<string>;
  /** The service's id, a text of digits: it may exceed 2^53. The same as the resource's `id`. */
  declare readonly webhookId: pulumi.Output<string>;
  /** The line's deviceId; undefined where the session does not tell. */
  declare readonly line: pulumi.Output<string | undefined>;
  /** The hook's own session, where one was given. Secret. */
  declare readonly session: pulumi.Output<string | undefined>;
  /** Whether to take over a hook that exists, where it was given. */
  declare readonly adopt: pulumi.Output<boolean | undefined>;

  /**
   * Reads a hook that is installed, without managing it.
   *
   * @param name the resource's name in the program
   * @param id the service's webhookId
   * @param state `session`, where the hook is of another line than that of the settings
   * @param opts Pulumi's options; `additionalSecretOutputs: ["url"]` where the URL holds a token
   * @throws at preview and up, where no such hook is installed on the line
   *
   * @example
   * const theirs = zipwhip.ZipwhipWebhook.get("theirs", "687557714");
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state: Pick<ZipwhipWebhookArgs, "session"> = {},
    opts: pulumi.CustomResourceOptions = {},
  ): ZipwhipWebhook {
    // The engine keeps what is read as inputs, too, and hides there only what was a secret input.
    const hidden = opts.additionalSecretOutputs?.includes("url") ? { url: pulumi.secret("") } : {};
    const args: Partial<ZipwhipWebhookArgs> = { ...hidden, ...state };
    return new ZipwhipWebhook(name, args as ZipwhipWebhookArgs, { ...opts, id });
  }

  /** Whether the object is a `ZipwhipWebhook`, also of another copy of this package. */
  static override isInstance(candidate: unknown): candidate is ZipwhipWebhook {
    return (candidate as { __pulumiType?: unknown } | undefined | null)?.__pulumiType === TYPE;
  }

  /**
   * Declares a hook.
   *
   * @param name the resource's name in the program; renaming it needs an alias
   * @param args event and url, and what differs from the defaults
   * @param opts Pulumi's options
   */
  constructor(name: string, args: ZipwhipWebhookArgs, opts: pulumi.CustomResourceOptions = {}) {
    refuseImport(name, opts);
    const { inputs, options } = inputsWith(
      args,
      ["type", "event", "url", "method", "session", "adopt", "webhookId", "line"],
      PROVIDER_TEXT,
      opts,
    );
    super(TYPE, name, inputs, options);
    if (opts.id === undefined) review(this, name, args ?? {});
  }
}

import * as pulumi from "@pulumi/pulumi";
import * as zipwhip from "pulumi-zipwhip";

// A delivery does not name its event, so each event gets its own URL.
const receiver = new pulumi.Config().require("receiver");

const received = new zipwhip.ZipwhipWebhook("received", { event: "receive", url: `${receiver}/receive` });
const sent = new zipwhip.ZipwhipWebhook("sent", { event: "send", url: `${receiver}/send` });
const progress = new zipwhip.ZipwhipWebhook("progress", { event: "progress", url: `${receiver}/progress` });

export const line = received.line;
export const hooks = { received: received.webhookId, sent: sent.webhookId, progress: progress.webhookId };

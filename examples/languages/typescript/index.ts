import * as zipwhip from "../../../sdks/nodejs";

const receiver = "https://hooks.example.com/zipwhip";

const received = new zipwhip.Webhook("received", { event: "receive", url: `${receiver}/receive` });
new zipwhip.Line("support", {
  hooks: {
    send: [{ url: `${receiver}/send` }],
    change: [{ url: `${receiver}/optout`, method: "PUT" }],
  },
});

export const id = received.webhookId;

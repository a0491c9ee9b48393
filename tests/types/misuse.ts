// Programs that must not compile. `npm run types` fails as soon as one of them does.
import * as pulumi from "@pulumi/pulumi";
import * as zipwhip from "pulumi-zipwhip";

const url = "https://hooks.example.com/receive";

new zipwhip.ZipwhipWebhook("fine", { event: "receive", url });
new zipwhip.ZipwhipWebhook(
  "also fine",
  {
    event: pulumi.output("change" as const),
    url: pulumi.interpolate`${url}/x`,
    type: "optout",
    method: "PUT",
    session: pulumi.secret("…"),
    adopt: true,
  },
  { protect: true },
);

// @ts-expect-error the arguments are required
new zipwhip.ZipwhipWebhook("no arguments");
// @ts-expect-error url is required
new zipwhip.ZipwhipWebhook("no url", { event: "receive" });
// @ts-expect-error event is required
new zipwhip.ZipwhipWebhook("no event", { url });
// @ts-expect-error there is no such event
new zipwhip.ZipwhipWebhook("misspelt event", { event: "recieve", url });
// @ts-expect-error events are lower case
new zipwhip.ZipwhipWebhook("capital event", { event: "Receive", url });
// @ts-expect-error there is no such method
new zipwhip.ZipwhipWebhook("other method", { event: "receive", url, method: "PATCH" });
// @ts-expect-error there is no such type
new zipwhip.ZipwhipWebhook("other type", { event: "receive", url, type: "sms" });
// @ts-expect-error url is a text
new zipwhip.ZipwhipWebhook("url object", { event: "receive", url: new URL(url) });
// @ts-expect-error adopt is a boolean
new zipwhip.ZipwhipWebhook("text for adopt", { event: "receive", url, adopt: "true" });
// @ts-expect-error the service gives the id
new zipwhip.ZipwhipWebhook("own id", { event: "receive", url, webhookId: "1" });
// @ts-expect-error webhookId is a text: a number would lose digits
zipwhip.ZipwhipWebhook.get("by number", 687557714);

const hook = new zipwhip.ZipwhipWebhook("hook", { event: "send", url });
// @ts-expect-error outputs cannot be set
hook.url = pulumi.output("https://elsewhere.example.com");
// @ts-expect-error webhookId is not a number
export const id: pulumi.Output<number> = hook.webhookId;

const client = new zipwhip.api.ZipwhipClient({ session: "…" });
// @ts-expect-error a client needs a session
new zipwhip.api.ZipwhipClient({});
// @ts-expect-error the method must be given: its default is not documented
client.add({ type: "message", event: "send", url });
// @ts-expect-error an update cannot change the event
client.update("1", { event: "send" });
// @ts-expect-error ids are texts
client.delete(1);

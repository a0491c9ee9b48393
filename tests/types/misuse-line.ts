// Programs with a line that must not compile, and some that must. `npm run types` fails as soon as one does not hold.
import * as pulumi from "@pulumi/pulumi";
import * as zipwhip from "pulumi-zipwhip";

const url = "https://hooks.example.com/receive";
const later = pulumi.output(url);

new zipwhip.ZipwhipLine("one url", { hooks: { receive: url } });
new zipwhip.ZipwhipLine("none", { hooks: {} });
new zipwhip.ZipwhipLine(
  "every spelling",
  {
    hooks: {
      receive: later,
      send: { url: later, method: "PUT" },
      progress: [url, later, { url }, pulumi.output({ url })],
      read: pulumi.output([url, { url, method: "GET" as const }]),
      delete: Promise.resolve(url),
      change: pulumi.secret(url),
    },
    exclusive: true,
    adopt: pulumi.output(true),
    session: pulumi.secret("…"),
  },
  { protect: true },
);
new zipwhip.ZipwhipLine("all of it later", {
  hooks: pulumi.output({ receive: url }),
  exclusive: later.apply(Boolean),
});

const events: zipwhip.HookEvent[] = ["receive", "send"];
const made: zipwhip.LineHooks = Object.fromEntries(events.map((event) => [event, `${url}/${event}`]));
new zipwhip.ZipwhipLine("made by the program", { hooks: made });

// @ts-expect-error the arguments are required
new zipwhip.ZipwhipLine("no arguments");
// @ts-expect-error hooks are required
new zipwhip.ZipwhipLine("no hooks", {});
// @ts-expect-error hooks are a map, not a list
new zipwhip.ZipwhipLine("a list", { hooks: [{ event: "receive", url }] });
// @ts-expect-error hooks are a map, not a url
new zipwhip.ZipwhipLine("a url", { hooks: url });
// @ts-expect-error there is no such event
new zipwhip.ZipwhipLine("misspelt event", { hooks: { recieve: url } });
// @ts-expect-error events are lower case
new zipwhip.ZipwhipLine("capital event", { hooks: { Receive: url } });
// @ts-expect-error a hook needs its url
new zipwhip.ZipwhipLine("no url", { hooks: { receive: { method: "PUT" } } });
// @ts-expect-error there is no such method
new zipwhip.ZipwhipLine("other method", { hooks: { receive: { url, method: "PATCH" } } });
// @ts-expect-error the type follows from the event
new zipwhip.ZipwhipLine("own type", { hooks: { receive: { url, type: "message" } } });
// @ts-expect-error a url is a text
new zipwhip.ZipwhipLine("url object", { hooks: { receive: new URL(url) } });
// @ts-expect-error adopt is of the line, not of a hook
new zipwhip.ZipwhipLine("adopting hook", { hooks: { receive: { url, adopt: true } } });
// @ts-expect-error exclusive is a boolean
new zipwhip.ZipwhipLine("text for exclusive", { hooks: {}, exclusive: "true" });
// @ts-expect-error a line has no url of its own
new zipwhip.ZipwhipLine("url of the line", { hooks: {}, url });
// @ts-expect-error the session tells the line
new zipwhip.ZipwhipLine("own line", { hooks: {}, line: "299538202" });

const line = new zipwhip.ZipwhipLine("line", { hooks: { receive: url } });
export const ids: pulumi.Output<(string | undefined)[]> = line.hooks.apply(({ receive = [] }) =>
  receive.map(({ webhookId }) => webhookId),
);
// @ts-expect-error a preview has no ids yet
export const sure: pulumi.Output<string[]> = line.hooks.apply(({ receive = [] }) =>
  receive.map(({ webhookId }) => webhookId),
);
// @ts-expect-error outputs cannot be set
line.hooks = pulumi.output({});
// @ts-expect-error a line carries a list of hooks below each event, or none
export const first: pulumi.Output<string> = line.hooks.apply(({ receive }) => receive[0].url);
// @ts-expect-error a line is not read by its id
zipwhip.ZipwhipLine.get("line", "299538202");

// Receivers that must not compile, and some that must. `npm run types` fails as soon as one does not hold.
import * as pulumi from "@pulumi/pulumi";
import * as zipwhip from "pulumi-zipwhip";
import { createReceiver, type Message, type OptOut } from "pulumi-zipwhip/receiver";

const receiver = createReceiver({ token: process.env.HOOK_TOKEN })
  .on("receive", async (message) => {
    const text: string | null | undefined = message.body;
    const id: string = message.id;
    return [text, id];
  })
  .on("change", (optOut: OptOut) => optOut.contact);

new zipwhip.ZipwhipLine("what is handled is declared", { hooks: receiver.hooks("https://h.example.com") });
new zipwhip.ZipwhipLine("with a token", { hooks: pulumi.secret(receiver.hooks("https://h.example.com")) });

// @ts-expect-error: there is no such event
createReceiver().on("recieve", () => undefined);

// @ts-expect-error: an opt-out is no message
createReceiver().on("change", (message: Message) => message.id);

// @ts-expect-error: the id is a text
createReceiver().on("send", ({ id }) => id + 1 - 1);

// @ts-expect-error: there is no such option
createReceiver({ tokn: "0123456789abcdef" });

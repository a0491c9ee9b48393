import * as pulumi from "@pulumi/pulumi";
import * as zipwhip from "pulumi-zipwhip";
import { newReceiver } from "./receiver";

const receiver = newReceiver(async () => {
  throw new Error("a program that declares hooks receives nothing");
});

export const line = new zipwhip.ZipwhipLine("support", {
  hooks: pulumi.secret(receiver.hooks(new pulumi.Config().require("receiver"))),
}).line;

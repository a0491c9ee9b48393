import * as pulumi from "@pulumi/pulumi";
import * as zipwhip from "pulumi-zipwhip";

const config = new pulumi.Config();
const receiver = config.require("receiver");

// A session addresses one line. Set each with `pulumi config set --secret supportSession <session>`.
const lines = {
  support: config.requireSecret("supportSession"),
  sales: config.requireSecret("salesSession"),
};

export const hooks = Object.entries(lines).map(([name, session]) => {
  const received = new zipwhip.ZipwhipWebhook(`${name}-received`, {
    event: "receive",
    url: `${receiver}/${name}/receive`,
    session,
  });
  return { line: received.line, hook: received.webhookId };
});

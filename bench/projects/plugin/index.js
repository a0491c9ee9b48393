const pulumi = require("@pulumi/pulumi");
const hooks = require("../hooks.json");

for (const { name, event, url } of hooks) {
  new pulumi.CustomResource("zipwhip:index:Webhook", name, { event, url });
}

const { ZipwhipWebhook } = require("pulumi-zipwhip");
const hooks = require("../hooks.json");

for (const { name, event, url } of hooks) new ZipwhipWebhook(name, { event, url });

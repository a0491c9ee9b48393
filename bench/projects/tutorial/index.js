const hooks = require("../hooks.json");
const { Webhook } = require("./webhook");

for (const { name, event, url } of hooks) new Webhook(name, { type: "message", event, url, method: "POST" });

// What an SDK of the plugin is to a JavaScript program, with the names of the dynamic resources: so one program runs over
// either front end.
const pulumi = require("@pulumi/pulumi");

function resource(type, properties) {
  return class extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) {
      const places = Object.fromEntries(properties.map((property) => [property, undefined]));
      const { session } = args;
      const secret = session === undefined ? {} : { session: pulumi.secret(session) };
      super(type, name, { ...places, ...args, ...secret }, opts);
    }

    static get(name, id, state = {}, opts = {}) {
      return new this(name, state, { ...opts, id });
    }
  };
}

exports.ZipwhipWebhook = resource("zipwhip:index:Webhook", [
  ...["type", "event", "url", "method", "session", "adopt", "webhookId", "line"],
]);
exports.ZipwhipLine = resource("zipwhip:index:Line", ["hooks", "session", "adopt", "exclusive", "line"]);
exports.Provider = class extends pulumi.ProviderResource {
  constructor(name, args = {}, opts = {}) {
    super("zipwhip", name, args, opts);
  }
};

// A dynamic provider as Pulumi's documentation and the usual tutorials write one: an object of functions, which Pulumi
// serialises into each resource, over axios and zod. It does what a careful author would: it checks its input and the
// service's answers, updates in place, and reads for a refresh. (Node keeps connections open by itself.)
const pulumi = require("@pulumi/pulumi");
const axios = require("axios");
const z = require("zod");

async function call(path, parameters) {
  const { data } = await axios.post(
    `${process.env.ZIPWHIP_API_URL}/${path}`,
    new URLSearchParams({ session: process.env.ZIPWHIP_SESSION, ...parameters }),
    { timeout: 30_000 },
  );
  const hook = z.object({
    webhookId: z.number(),
    type: z.string(),
    event: z.string(),
    url: z.string(),
    method: z.string(),
  });
  return z.object({ success: z.literal(true), response: z.array(hook) }).parse(data).response;
}

const webhookProvider = {
  async check(_olds, news) {
    const args = z.object({
      type: z.enum(["message", "optout"]),
      event: z.enum(["receive", "send", "progress", "read", "delete", "change"]),
      url: z.url(),
      method: z.enum(["GET", "POST", "PUT", "DELETE"]),
    });
    const { error } = args.safeParse(news);
    const failures = (error?.issues ?? []).map(({ path, message }) => ({
      property: path.join("."),
      reason: message,
    }));
    return { inputs: news, failures };
  },

  async diff(_id, olds, news) {
    const replaces = ["type", "event"].filter((name) => olds[name] !== news[name]);
    const changes = replaces.length > 0 || olds.url !== news.url || olds.method !== news.method;
    return { changes, replaces };
  },

  async create({ type, event, url, method }) {
    const [hook] = await call("webhook/add", { type, event, url, method });
    return { id: String(hook.webhookId), outs: hook };
  },

  async read(id, props) {
    const hooks = await call("webhook/list", {});
    const hook = hooks.find(({ webhookId }) => String(webhookId) === id);
    return hook === undefined ? {} : { id, props: { ...props, ...hook } };
  },

  async update(id, _olds, { url, method }) {
    const [hook] = await call("webhook/update", { webhookId: id, url, method });
    return { outs: hook };
  },

  async delete(id) {
    await call("webhook/delete", { webhookId: id });
  },
};

class Webhook extends pulumi.dynamic.Resource {
  constructor(name, args, opts) {
    super(webhookProvider, name, { webhookId: undefined, ...args }, opts);
  }
}

exports.Webhook = Webhook;

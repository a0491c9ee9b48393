const line = process.env.ZIPWHIP_SESSION.split(":")[1];
let last = 1_000_000_000;

exports.check = async (_olds, news) => ({
  inputs: { type: "message", method: "POST", ...news },
  failures: [],
});

exports.diff = async (_id, olds, news) => ({ changes: olds.url !== news.url || olds.method !== news.method });

exports.create = async (inputs) => {
  last += 1;
  const webhookId = String(last);
  return { id: webhookId, outs: { ...inputs, webhookId, line } };
};

exports.read = async (id, olds) => ({ id, props: { ...olds }, inputs: inputsOf(olds) });

exports.delete = async () => {};

function inputsOf({ type, event, url, method }) {
  return { type, event, url, method };
}

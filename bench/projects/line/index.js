const { ZipwhipLine } = require("pulumi-zipwhip");
const hooks = require("../hooks.json");

// As many sessions as there are lines; the hooks are dealt out evenly, some of each event to each line.
const sessions = process.env.BENCH_SESSIONS.split(" ");
const each = hooks.length / sessions.length;

for (const [index, session] of sessions.entries()) {
  const byEvent = {};
  for (const { event, url } of hooks.slice(index * each, (index + 1) * each)) {
    byEvent[event] = [...(byEvent[event] ?? []), url];
  }
  new ZipwhipLine(`line-${index}`, { hooks: byEvent, session });
}

// Loaded into a provider process with NODE_OPTIONS=--require, nothing of the provider changed: looking up "localhost"
// goes wrong as a file says, which the tests write. `left` is how often, `met` how often it did.
const dns = require("node:dns");
const { readFileSync, writeFileSync } = require("node:fs");

const file = process.env.LOOKUPS_FILE;
const { lookup } = dns;

if (file !== undefined) {
  dns.lookup = (name, options, callback) => {
    if (name !== "localhost") return lookup(name, options, callback);
    const { error, address } = take();
    if (error !== undefined) return process.nextTick(callback, error);
    if (options?.all !== true) return process.nextTick(callback, null, address.address, address.family);
    return process.nextTick(callback, null, [address]);
  };
}

function take() {
  const now = JSON.parse(readFileSync(file, "utf8"));
  if (now.left === 0) return { address: { address: "127.0.0.1", family: 4 } };
  writeFileSync(file, JSON.stringify({ ...now, left: now.left - 1, met: now.met + 1 }));
  // Nobody listens there: the gate does on 127.0.0.1 only.
  if (now.fault === "refused") return { address: { address: "::1", family: 6 } };
  const told = { errno: -3001, code: "EAI_AGAIN", syscall: "getaddrinfo", hostname: "localhost" };
  return { error: Object.assign(new Error("getaddrinfo EAI_AGAIN localhost"), told) };
}

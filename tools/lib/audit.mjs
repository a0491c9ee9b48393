import { npm } from "./npm.mjs";

/** Asks npm for known vulnerabilities of what users install. That nobody answers is no failure: it is said. */
export async function main() {
  const { stdout } = await npm(["audit", "--omit=dev", "--json"], { timeout: 120_000 });
  const { found, text } = readAudit(stdout);
  console.log(`Known vulnerabilities: ${text}`);
  process.exitCode = found ? 1 : 0;
}

/** See audit.d.mts. */
export function readAudit(stdout) {
  const answer = parse(stdout);
  const known = answer?.vulnerabilities;
  if (typeof known !== "object" || known === null) {
    const why = answer?.message ?? answer?.error?.summary ?? "npm audit gave no answer";
    return { found: false, text: `could not be asked (${String(why).split("\n")[0]})` };
  }
  const lines = Object.values(known).map(describe);
  if (lines.length === 0) return { found: false, text: "none" };
  return {
    found: true,
    text: [`${lines.length} found; see npm audit --omit=dev`, ...lines.sort()].join("\n  "),
  };
}

function describe({ name, severity, range, via }) {
  const titles = via.map((one) =>
    typeof one === "string" ? `by way of ${one}` : `${one.title} (${one.url})`,
  );
  return `${name} ${range} (${severity}): ${titles.join("; ")}`;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

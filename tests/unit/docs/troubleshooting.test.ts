import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { errorClassesIn, ROOT, sentencesIn } from "./messages";

const FOLDERS = ["zipwhip", "provider", "sdk", "receiver", "policy", "plugin", "cli"];
// What the schema says of properties is documentation itself; and what the command is asked to show is no message.
const isTold = ({ file }: { file: string }) =>
  !file.startsWith("plugin/schema/") && (!file.startsWith("cli/") || file.startsWith("cli/errors/"));
const PAGE = readFileSync(join(ROOT, "docs/troubleshooting.md"), "utf8");

/** What stands in the sources and is no message by itself, each with why. */
const NO_MESSAGES: Record<string, string> = {
  "and others": "ends a list of ids",
  "hook … is": "begins WrongLineError",
  "no host": "stands for a host that is none",
  "on its way": "a status of a message",
  "one hook": "begins LinePartialFailureError",
  "something else": "stands for a scheme that could be a secret",
  "the hooks are": "begins WrongLineError",
  "the response": "a place in an answer",
  "the whole": "a place in a payload",
  "unknown reason": "stands where something threw that is no error",
  "(not a URL)": "stands for the host of what is no URL",
  "POST, PUT": "a header",
  ", resp: (not shown: it can hold secrets)": "in Pulumi's debug log only",
  "the queue let a call go unsent": "cannot happen; it is there for the type checker",
  "Hosts that may receive; *.example.com for all below it": "describes a setting of the policy pack",
  "Hosts that may be reached in clear text": "describes a setting of the policy pack",
  "Whether single hooks are refused": "describes a setting of the policy pack",
  "Names of parameters that hold no secret": "describes a setting of the policy pack",
};

const plain = (text: string) => text.replaceAll("`", "").replace(/\s+/g, " ").trim();

/** The beginning of a message as far as it does not vary, and enough of it to find it by. */
function fixedPart(message: string): string {
  const parts = plain(message).split("…");
  const longest = Math.max(...parts.map(({ length }) => length));
  const part = parts.find(({ length }) => length >= Math.min(20, longest)) ?? "";
  const [clause = ""] = part.split(/(?<=.{20})[.;:] /);
  return clause.slice(0, 60).replace(/^[\s:;,.]+|[\s:;,.(]+$/g, "");
}

const messages = sentencesIn(FOLDERS).filter(
  ({ file, text }) =>
    isTold({ file }) &&
    !(text.trim() in NO_MESSAGES) &&
    // Descriptions of rules stand in docs/policy.md in other words.
    !(file.startsWith("policy/") && /^[A-Z].*\.$/.test(text)) &&
    !text.startsWith("exports.handler"),
);

describe("docs/troubleshooting.md", () => {
  it("has an entry for every sentence that the sources can print", () => {
    expect(messages.length).to.be.greaterThan(120);
    const page = plain(PAGE);
    const missing = messages.filter(({ text }) => !page.includes(fixedPart(text)));
    expect(missing).to.deep.equal([]);
  });

  it("names every class of errors", () => {
    const classes = errorClassesIn(FOLDERS).filter(
      (name) => name !== "ZipwhipError" && name !== "KeptStateError",
    );
    expect(classes.length).to.be.greaterThan(25);
    expect(classes.filter((name) => !PAGE.includes(name))).to.deep.equal([]);
  });

  it("has no entry for what no source says any more", () => {
    const [own = ""] = PAGE.split("\n## Pulumi's own messages");
    const sources = sentencesIn(FOLDERS)
      .map(({ text }) => plain(text))
      .join("\n");
    const headings = [...own.matchAll(/^### `([^`]+)`/gm)].map(([, entry]) => entry ?? "");
    const cells = [...own.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, entry]) => entry ?? ""),
    );
    const entries = [...headings, ...cells.filter((cell) => cell.includes(" "))];
    expect(entries.length).to.be.greaterThan(80);
    const stale = entries.filter((entry) => !sources.includes(fixedPart(entry)));
    expect(stale).to.deep.equal([]);
  });

  it("exempts nothing that is not there", () => {
    const texts = new Set(sentencesIn(FOLDERS).map(({ text }) => text.trim()));
    expect(Object.keys(NO_MESSAGES).filter((text) => !texts.has(text))).to.deep.equal([]);
  });
});

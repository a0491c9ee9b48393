import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { packageSchema } from "../../../plugin/schema";
import { schemaFile } from "../../../plugin/schema/file";
import type { PropertySpec } from "../../../plugin/schema/spec";
import { check } from "../../../provider/check";
import { checkLine } from "../../../provider/line/check";
import type { LineInputs } from "../../../provider/line/state";
import type { HookInputs } from "../../../provider/state";
import type { ZipwhipLineArgs } from "../../../sdk/line-args";
import type { ZipwhipWebhookArgs } from "../../../sdk/webhook-args";
import { EVENTS, METHODS, TYPES } from "../../../zipwhip";
import { readHook } from "../../../zipwhip/envelope";
import { SETTING_NAMES } from "../../../zipwhip/setting-names";

const ROOT = resolve(__dirname, "../../..");
const schema = packageSchema();
const webhook = schema.resources["zipwhip:index:Webhook"];
const line = schema.resources["zipwhip:index:Line"];

// What TypeScript programs give, what the verbs take and what the schema says have the same names: the schema's by its
// own types, these by the compiler.
type Same<A, B> = [A, B] extends [B, A] ? true : never;
const sameNames: [
  Same<keyof ZipwhipWebhookArgs, keyof HookInputs>,
  Same<keyof ZipwhipLineArgs, keyof LineInputs>,
] = [true, true];

/** The doc comments of an interface, by member. */
function docsOf(file: string, name: string): Record<string, string> {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`no interface ${name}`);
  return Object.fromEntries(
    found.members.map((member) => {
      const [comment] = ts.getJSDocCommentsAndTags(member);
      return [member.name?.getText() ?? "", String(comment?.comment ?? "").replace(/\s+/g, " ")];
    }),
  );
}

function sentences(text: string): string[] {
  return text.split(/(?<=\.) (?=[A-Z])/).map((sentence) => sentence.replace(/[.:].*$/, ""));
}

describe("the schema", () => {
  it("lies where Pulumi's tools look for it, as it is now: `npm run schema` writes it", () => {
    const { path, text } = schemaFile();
    expect(readFileSync(join(ROOT, path), "utf8")).to.equal(text);
  });

  it("names all that a resource has among what `get` takes, or its SDK for Node.js would hide what it reads", () => {
    for (const { properties, stateInputs } of [webhook, line])
      expect(stateInputs.properties).to.have.all.keys([...Object.keys(properties), "session"]);
  });

  it("has the inputs that the checks take, and no other", () => {
    expect(sameNames).to.deep.equal([true, true]);
    const around = { hasSession: true, problems: [] };
    const refused = (given: Record<string, PropertySpec>, kind: typeof check) =>
      kind(
        Object.fromEntries(Object.keys(given).map((name) => [name, "04da6b54-80e4-46f7-96ec-b56ff0331ba9"])),
        around,
      ).failures;
    expect(refused(webhook.inputProperties, check)).to.deep.equal([]);
    expect(refused(line.inputProperties, checkLine)).to.deep.equal([]);
    expect(refused({ ...webhook.inputProperties, webhookId: {} }, check)).to.have.length(1);
    for (const name of webhook.requiredInputs) {
      const { failures } = check({ event: "receive", url: "https://a.example", [name]: undefined }, around);
      expect(failures.map(({ property }) => property)).to.deep.equal([name]);
    }
  });

  it("has the words of the API, each with what it means", () => {
    const enumOf = (name: "HookEvent" | "HookType" | "HookMethod") =>
      (schema.types[`zipwhip:index:${name}`] as { enum: { value: string; description: string }[] }).enum;
    expect(enumOf("HookEvent").map(({ value }) => value)).to.deep.equal([...EVENTS]);
    expect(enumOf("HookType").map(({ value }) => value)).to.deep.equal([...TYPES]);
    expect(enumOf("HookMethod").map(({ value }) => value)).to.deep.equal([...METHODS]);
    for (const { description } of enumOf("HookEvent")) expect(description).to.match(/\.$/);
  });

  it("has a hook as the service answers one", () => {
    const { properties, required } = schema.types["zipwhip:index:InstalledHook"];
    const answered = {
      webhookId: "7",
      type: "message",
      event: "receive",
      url: "https://a.example",
      method: "POST",
    };
    expect(Object.keys(readHook(answered)).sort()).to.deep.equal(Object.keys(properties).sort());
    expect([...required].sort()).to.deep.equal(Object.keys(properties).sort());
  });

  it("has every setting with its environment variable, and takes nothing from there into a state", () => {
    expect(Object.keys(schema.config.variables)).to.have.members(Object.keys(SETTING_NAMES));
    for (const [name, spec] of Object.entries(schema.config.variables)) {
      const { env } = SETTING_NAMES[name as keyof typeof SETTING_NAMES];
      expect(spec.description).to.contain(env);
      expect(spec.defaultInfo?.environment).to.deep.equal([env]);
    }
    for (const spec of Object.values(schema.provider.inputProperties))
      expect(spec.defaultInfo).to.equal(undefined);
    const secrets = [schema.config.variables, webhook.inputProperties, line.inputProperties];
    for (const { session } of secrets) expect(session.secret).to.equal(true);
    // Told to a program, it would stand in the debug log of Pulumi's SDK for Node.js.
    for (const { properties } of [webhook, line]) expect(properties).not.to.have.property("session");
  });

  for (const [file, name, resource] of [
    ["sdk/webhook-args.ts", "ZipwhipWebhookArgs", webhook],
    ["sdk/line-args.ts", "ZipwhipLineArgs", line],
  ] as const) {
    it(`says of its inputs what ${file} says`, () => {
      const docs = docsOf(file, name);
      expect(Object.keys(docs)).to.have.members(Object.keys(resource.inputProperties));
      for (const [property, spec] of Object.entries(resource.inputProperties)) {
        // Where it comes from by default differs, since a provider can be declared; and what one has that the other lacks.
        const said = sentences((spec as PropertySpec).description ?? "").filter(
          (one) => !one.startsWith("Default"),
        );
        const there = docs[property] ?? "";
        const common = said.filter((one) => there.includes(one));
        expect(common.length, `${property}: ${said.join(" | ")}`).to.be.at.least(Math.ceil(said.length / 2));
      }
    });
  }
});

import { expect } from "chai";
import { heldHooks, isOurs } from "../../../cli/pulumi/held-hooks";
import { holdsLocked, opened } from "../../../cli/pulumi/secret-values";
import { readState } from "../../../cli/pulumi/stack-state";
import { DYNAMIC_TYPES } from "../../../provider/resource-types";
import { thrown } from "../../support/expectations";
import { SESSION } from "../../support/secrets";
import { secretValue } from "../../support/stack-double";

const urn = (type: string, name: string, project = "hooks") => `urn:pulumi:dev::${project}::${type}::${name}`;
const HOOK = {
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/a",
  method: "POST",
  webhookId: "1",
};

describe("the hooks that a state holds", () => {
  it("are those of both kinds of resources, without strangers that a refresh found", () => {
    const hooks = {
      receive: [
        { url: "https://a.example/", method: "POST", webhookId: "2" },
        { url: "https://b.example/", method: "POST", webhookId: "3", stranger: true },
      ],
    };
    const held = heldHooks([
      {
        type: DYNAMIC_TYPES.hook,
        urn: urn(DYNAMIC_TYPES.hook, "a::b"),
        id: "1",
        outputs: { ...HOOK, line: "5" },
      },
      {
        type: DYNAMIC_TYPES.line,
        urn: urn(DYNAMIC_TYPES.line, "support"),
        id: "5",
        outputs: { hooks, line: "5" },
      },
    ]);
    expect(held.map(({ resource, hook, line }) => [resource, hook.webhookId, line])).to.deep.equal([
      ["a::b", "1", "5"],
      ["support", "2", "5"],
    ]);
  });

  it("are those of the plugin's resources, too: what nobody holds may be deleted", () => {
    const hooks = { receive: [{ url: "https://a.example/", method: "POST", webhookId: "2" }] };
    const [hook, line] = ["zipwhip:index:Webhook", "zipwhip:index:Line"] as const;
    const state = [
      { type: hook, urn: urn(hook, "a"), id: "1", outputs: { ...HOOK, line: "5" } },
      { type: line, urn: urn(line, "support"), id: "5", outputs: { hooks, line: "5" } },
    ];
    expect(heldHooks(state).map(({ hook: { webhookId } }) => webhookId)).to.deep.equal(["1", "2"]);
    expect(state.every(isOurs)).to.equal(true);
  });

  it("may have a secret url and session, at any depth", () => {
    const entry = { url: secretValue("https://a.example/"), method: "POST", webhookId: "2" };
    const outputs = { hooks: secretValue({ receive: [entry] }), session: secretValue(SESSION) };
    const [only] = heldHooks([
      { type: DYNAMIC_TYPES.line, urn: urn(DYNAMIC_TYPES.line, "x"), id: "5", outputs },
    ]);
    expect(only).to.deep.include({ session: SESSION, hidden: true });
    expect(only?.hook.url).to.equal("https://a.example/");
    expect(holdsLocked(outputs)).to.equal(false);
    const locked = JSON.parse(JSON.stringify(outputs).replaceAll("plaintext", "ciphertext"));
    expect(holdsLocked(locked)).to.equal(true);
    expect(opened(locked)).to.deep.equal({ hooks: undefined, session: undefined });
  });

  it("are only read of the project's own stack", () => {
    const state = (project: string) =>
      JSON.stringify({
        deployment: { resources: [{ urn: urn(DYNAMIC_TYPES.hook, "a", project), type: DYNAMIC_TYPES.hook }] },
      });
    expect(readState(state("hooks"), { name: "hooks" })).to.have.length(1);
    expect(thrown(() => readState(state("other"), { name: "hooks" })).name).to.equal("OtherProjectError");
    expect(thrown(() => readState("{}", { name: "hooks" })).name).to.equal("UnreadableError");
    expect(readState('{"deployment":{}}', { name: "hooks" })).to.deep.equal([]);
  });
});

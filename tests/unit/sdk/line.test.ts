import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { DYNAMIC_TYPES } from "../../../provider/resource-types";
import * as zipwhip from "../../../sdk";
import { PROVIDER_TEXT_OF_LINE } from "../../../sdk/provider-text";
import { thrown } from "../../support/expectations";
import { mocks, SECRET_MARK } from "../../support/mocks";
import { SESSION } from "../../support/secrets";

const TYPE = "pulumi-nodejs:dynamic/zipwhip:ZipwhipLine";
const HOOKS = { receive: "https://hooks.example.com/a" };

describe("ZipwhipLine", () => {
  const registered = mocks(({ inputs }) => ({
    id: "299538202",
    state: { line: "299538202", ...inputs },
  }));

  const resolved = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
  const inputsOf = async (resource: zipwhip.ZipwhipLine) => {
    await resolved(resource.urn);
    return registered.at(-1)?.inputs as Record<string, unknown>;
  };

  it("has the type under which states are read", () => {
    expect(DYNAMIC_TYPES.line).to.equal(TYPE);
  });

  it("is a dynamic resource of its type, with its own provider as text", async () => {
    const inputs = await inputsOf(new zipwhip.ZipwhipLine("one", { hooks: HOOKS }));
    expect(registered).to.have.length(1);
    expect(registered[0]).to.include({ type: TYPE, name: "one" });
    expect(inputs).to.deep.equal({ hooks: HOOKS, __provider: PROVIDER_TEXT_OF_LINE });
  });

  it("hands over all that is given, also what does not belong there, so that the check can name it", async () => {
    const args = { hooks: HOOKS, adopt: true, exclusive: true, color: "red" };
    const inputs = await inputsOf(new zipwhip.ZipwhipLine("two", args));
    expect(inputs).to.deep.equal({ ...args, __provider: PROVIDER_TEXT_OF_LINE });
  });

  it("makes the session a secret, and leaves a secret url one", async () => {
    const hooks = { receive: pulumi.secret("https://hooks.example.com/token") };
    const resource = new zipwhip.ZipwhipLine("three", { hooks, session: SESSION });
    const inputs = await inputsOf(resource);
    const marked = (value: unknown) => (value as Record<string, unknown>)[SECRET_MARK];
    expect(marked(inputs.session)).to.not.equal(undefined);
    expect(await pulumi.isSecret(resource.session)).to.equal(true);
    expect(await pulumi.isSecret(resource.hooks)).to.equal(true);
  });

  it("does not change the arguments it is given", async () => {
    const args = Object.freeze({ hooks: Object.freeze({ ...HOOKS }), session: SESSION });
    await inputsOf(new zipwhip.ZipwhipLine("four", args));
    await inputsOf(new zipwhip.ZipwhipLine("five", args));
  });

  it("has every output, also those that were not given", async () => {
    const resource = new zipwhip.ZipwhipLine("six", { hooks: HOOKS });
    expect(await resolved(resource.line)).to.equal("299538202");
    expect(await resolved(resource.hooks)).to.deep.equal(HOOKS);
    for (const output of [resource.session, resource.adopt, resource.exclusive]) {
      expect(pulumi.Output.isInstance(output)).to.equal(true);
      expect(await resolved(output as pulumi.Output<unknown>)).to.equal(undefined);
    }
  });

  it("takes no __provider from the program", async () => {
    const args = { hooks: HOOKS, __provider: "evil" } as never;
    expect((await inputsOf(new zipwhip.ZipwhipLine("seven", args))).__provider).to.equal(
      PROVIDER_TEXT_OF_LINE,
    );
  });

  it("refuses the import option, and says what works", () => {
    const error = thrown(() => new zipwhip.ZipwhipLine("eight", { hooks: HOOKS }, { import: "1" }));
    expect(error.message).to.contain('"eight"').and.to.contain("adopt: true");
    expect(registered).to.deep.equal([]);
  });

  it("knows its own kind", () => {
    const resource = new zipwhip.ZipwhipLine("nine", { hooks: HOOKS });
    const hook = new zipwhip.ZipwhipWebhook("hook", { event: "receive", url: HOOKS.receive });
    expect(zipwhip.ZipwhipLine.isInstance(resource)).to.equal(true);
    expect(zipwhip.ZipwhipWebhook.isInstance(resource)).to.equal(false);
    for (const other of [undefined, null, {}, "x", hook]) {
      expect(zipwhip.ZipwhipLine.isInstance(other)).to.equal(false);
    }
  });

  it("leaves it to the check to name what is missing", async () => {
    for (const args of [undefined, {}, { hooks: undefined }, { hooks: null }]) {
      const resource = new zipwhip.ZipwhipLine("ten", args as never);
      expect((await inputsOf(resource)).__provider).to.equal(PROVIDER_TEXT_OF_LINE);
    }
  });
});

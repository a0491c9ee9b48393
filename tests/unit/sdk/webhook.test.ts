import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { DYNAMIC_TYPES } from "../../../provider/resource-types";
import * as zipwhip from "../../../sdk";
import { PROVIDER_TEXT } from "../../../sdk/provider-text";
import { mocks, SECRET_MARK } from "../../support/mocks";
import { SESSION } from "../../support/secrets";

const TYPE = "pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook";
const ARGS = { event: "receive", url: "https://hooks.example.com/a" } as const;

describe("ZipwhipWebhook", () => {
  const outputs = { type: "message", method: "POST", webhookId: "687557714", line: "299538202" };
  const registered = mocks(({ id, inputs }) => ({
    id: id || "687557714",
    state: { ...outputs, ...inputs },
  }));

  const resolved = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
  const inputsOf = async (resource: zipwhip.ZipwhipWebhook) => {
    await resolved(resource.urn);
    const { inputs } = registered[registered.length - 1] ?? { inputs: undefined };
    return inputs as Record<string, unknown>;
  };

  it("has the type under which states are read", () => {
    expect(DYNAMIC_TYPES.hook).to.equal(TYPE);
  });

  it("is a dynamic resource of its type, with the provider as text", async () => {
    const inputs = await inputsOf(new zipwhip.ZipwhipWebhook("one", ARGS));
    expect(registered).to.have.length(1);
    expect(registered[0]).to.include({ type: TYPE, name: "one" });
    expect(inputs).to.deep.equal({ ...ARGS, __provider: PROVIDER_TEXT });
  });

  it("hands over all that is given", async () => {
    const args = { ...ARGS, type: "message", method: "PUT", adopt: true } as const;
    const inputs = await inputsOf(new zipwhip.ZipwhipWebhook("two", args));
    expect(inputs).to.deep.equal({ ...args, __provider: PROVIDER_TEXT });
  });

  it("makes the session a secret, as input and as output, though the program gave plain text", async () => {
    const resource = new zipwhip.ZipwhipWebhook("three", { ...ARGS, session: SESSION });
    const inputs = await inputsOf(resource);
    expect(await pulumi.isSecret(resource.session)).to.equal(true);
    const { session } = inputs as { session: Record<string, unknown> };
    expect(session).to.include({ [SECRET_MARK]: "1b47061264138c4ac30d75fd1eb44270", value: SESSION });
    expect(await pulumi.isSecret(resource.url)).to.equal(false);
  });

  it("does not change the arguments it is given", async () => {
    const args = Object.freeze({ ...ARGS, session: SESSION });
    await inputsOf(new zipwhip.ZipwhipWebhook("four", args));
    await inputsOf(new zipwhip.ZipwhipWebhook("five", args));
    expect(args).to.deep.equal({ ...ARGS, session: SESSION });
  });

  it("has every output, also those that were not given", async () => {
    const resource = new zipwhip.ZipwhipWebhook("six", ARGS);
    const { type, event, url, method, webhookId, line } = resource;
    expect(await resolved(pulumi.output({ type, event, url, method, webhookId, line }))).to.deep.equal({
      ...ARGS,
      type: "message",
      method: "POST",
      webhookId: "687557714",
      line: "299538202",
    });
    for (const output of [resource.session, resource.adopt]) {
      expect(pulumi.Output.isInstance(output)).to.equal(true);
      expect(await resolved(output as pulumi.Output<unknown>)).to.equal(undefined);
    }
    expect(await resolved(resource.id)).to.equal("687557714");
  });

  it("takes no __provider from the program", async () => {
    const inputs = await inputsOf(
      new zipwhip.ZipwhipWebhook("seven", { ...ARGS, __provider: "evil" } as never),
    );
    expect(inputs.__provider).to.equal(PROVIDER_TEXT);
  });

  it("hands over what does not belong there, so that the check can name it", async () => {
    const inputs = await inputsOf(new zipwhip.ZipwhipWebhook("eight", { ...ARGS, color: "red" } as never));
    expect(inputs.color).to.equal("red");
  });

  it("can be read by its id, without arguments of a hook", async () => {
    const resource = zipwhip.ZipwhipWebhook.get("nine", "4711", { session: SESSION });
    await resolved(resource.urn);
    expect(registered).to.have.length(1);
    expect(registered[0]).to.include({ type: TYPE, name: "nine", id: "4711" });
    expect(registered[0]?.inputs.__provider).to.equal(PROVIDER_TEXT);
    expect(Object.keys(registered[0]?.inputs).sort()).to.deep.equal(["__provider", "session"]);
    expect(await resolved(resource.id)).to.equal("4711");
  });

  it("knows its own kind", () => {
    const resource = new zipwhip.ZipwhipWebhook("ten", ARGS);
    expect(zipwhip.ZipwhipWebhook.isInstance(resource)).to.equal(true);
    for (const other of [undefined, null, {}, "x", pulumi.output(1)]) {
      expect(zipwhip.ZipwhipWebhook.isInstance(other)).to.equal(false);
    }
  });

  it("leaves it to the check to name what is missing", async () => {
    const inputs = await inputsOf(new zipwhip.ZipwhipWebhook("eleven", undefined as never));
    expect(inputs).to.deep.equal({ __provider: PROVIDER_TEXT });
  });
});

import { Metadata, type ServiceError } from "@grpc/grpc-js";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import fc from "fast-check";
import { EngineLog } from "../../../plugin/engine/log";
import { Instance } from "../../../plugin/instance";
import { serviceOf } from "../../../plugin/service";
import { pluginBed } from "../../support/plugin/bed";
import { CANARY, fill, RPCS, requests, SESSION, UNKNOWN } from "../../support/plugin/hostile";
import { LINE_URN, type Props, struct } from "../../support/plugin/values";

describe("the plugin, over gRPC: hostile requests", function () {
  this.timeout(120_000);
  const bed = pluginBed({ ZIPWHIP_SESSION: SESSION, ZIPWHIP_TIMEOUT_SECONDS: "1" });

  /** Sends a request, and waits for whatever the answer is. */
  function ask(rpc: string, message: unknown): Promise<{ answer?: unknown; error?: ServiceError }> {
    const { client } = bed().wire;
    const deadline = { deadline: Date.now() + 20_000 };
    return new Promise((resolve) => {
      if (rpc === "list") {
        const answers: unknown[] = [];
        const stream = client.list(message as pb.ListRequest, new Metadata(), deadline);
        stream.on("data", (answer) => answers.push(answer));
        stream.on("error", (error) => resolve({ error: error as ServiceError }));
        stream.on("end", () => resolve({ answer: answers }));
        return;
      }
      type Unary = (
        m: unknown,
        h: Metadata,
        o: object,
        d: (e: ServiceError | null, a: unknown) => void,
      ) => void;
      (client as unknown as Record<string, Unary>)[rpc]?.(
        message,
        new Metadata(),
        deadline,
        (error, answer) => resolve(error === null ? { answer } : { error }),
      );
    });
  }

  for (const [rpc, make] of Object.entries(RPCS)) {
    it(`${rpc} always answers, without a session, and sends nothing that is not right`, async () => {
      await fc.assert(
        fc.asyncProperty(requests, async (given) => {
          const { answer, error } = await ask(rpc, make(given));
          expect(answer === undefined, "neither answer nor error").to.equal(error !== undefined);
          // Nobody waited in vain, and the plugin did not die of it.
          expect(error?.code).to.not.be.oneOf([4, 14]);
          expect(error?.details ?? "").not.to.contain(CANARY);
        }),
        { numRuns: 150 },
      );
      const said = JSON.stringify([bed().engine.logged, bed().printed]);
      expect(said).not.to.contain(CANARY);
      for (const { path, parameters } of bed().emulator.requests()) {
        if (path === "/webhook/add") expect(parameters.event).to.be.oneOf(["receive", "send", "change"]);
        expect(JSON.stringify(parameters)).not.to.contain(UNKNOWN);
      }
      expect((await bed().wire.check({ event: "receive", url: "https://a.example" })).inputs.type).to.equal(
        "message",
      );
    });
  }

  it("go to every call that the plugin answers", () => {
    const instance = new Instance(new EngineLog(() => undefined), {});
    expect(Object.keys(RPCS)).to.have.members(Object.keys(serviceOf(instance)));
  });

  it("of a depth and a size that nobody sends are answered as well", async () => {
    let deep: Props = {};
    for (let i = 0; i < 400; i++) deep = { hooks: deep };
    const answered = await ask("check", fill(new pb.CheckRequest(), { Urn: LINE_URN, News: struct(deep) }));
    expect(answered.answer ?? answered.error).to.not.equal(undefined);
    const wide = { hooks: { receive: Array.from({ length: 20_000 }, (_, i) => `https://a.example/${i}`) } };
    const { inputs } = await bed().wire.check(wide, LINE_URN);
    expect((inputs.hooks as { receive: unknown[] }).receive).to.have.length(20_000);
    expect((await bed().wire.check({ event: "receive", url: "https://a.example" })).failures).to.deep.equal(
      [],
    );
  });
});

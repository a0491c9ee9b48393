import { Metadata, type ServiceError } from "@grpc/grpc-js";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import fc from "fast-check";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { pluginBed } from "../../support/plugin/bed";
import { LINE_URN, type Props, secret, struct, WEBHOOK_URN } from "../../support/plugin/wire";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const CANARY = "0badc0de-1234-4321-abcd-0123456789ab";
const SESSION = `${CANARY}:299538202`;

const word = fc.oneof(
  fc.constantFrom(
    "event",
    "url",
    "type",
    "method",
    "session",
    "adopt",
    "hooks",
    "exclusive",
    "webhookId",
    "line",
  ),
  fc.constantFrom(
    "receive",
    "send",
    "change",
    "POST",
    "message",
    "__provider",
    "__proto__",
    "constructor",
    "toString",
  ),
  fc.string({ maxLength: 12 }),
);
const text = fc.oneof(
  word,
  fc.constantFrom(
    UNKNOWN,
    SESSION,
    "https://hooks.example.com/a",
    "http://[::1",
    "https://a\nb",
    "",
    "NaN",
    "null",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);
/** Whatever a Struct can hold, the engine's markings included, right and wrong ones. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.oneof(fc.boolean(), fc.constant(null), fc.double(), fc.integer()),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(word, tie("any"), { maxKeys: 4 }),
    tie("any").map(secret),
    fc.constantFrom(
      secret(undefined),
      { "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", secret: true },
      { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", assets: {} },
      { "4dabf18193072939515e22adb298388d": 7 },
    ),
  ),
})).any;
const properties = fc.dictionary(word, value, { maxKeys: 7 }) as fc.Arbitrary<Props>;
const urn = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(WEBHOOK_URN, LINE_URN) },
  { weight: 1, arbitrary: fc.constantFrom("", "urn", "urn:pulumi:a::b::c$zipwhip:index:Webhook::d") },
  { weight: 1, arbitrary: fc.string() },
);
const id = fc.oneof(fc.constantFrom("", "7", "-1", "299538202", SESSION), fc.string({ maxLength: 20 }));
const number = fc.oneof(
  fc.constantFrom(0, 1, 0.001, -1, 1e12, Number.NaN, Number.POSITIVE_INFINITY),
  fc.double(),
);

/** Every RPC with whatever can be put into it. */
const requests = fc.record({
  a: properties,
  b: properties,
  c: properties,
  urn,
  id,
  number,
  preview: fc.boolean(),
});
const RPCS = {
  check: ({ a, b, urn }) => fill(new pb.CheckRequest(), { Urn: urn, Olds: wire(a), News: wire(b) }),
  checkConfig: ({ a, b, urn }) => fill(new pb.CheckRequest(), { Urn: urn, Olds: wire(a), News: wire(b) }),
  diff: ({ a, b, c, urn, id }) =>
    fill(new pb.DiffRequest(), { Urn: urn, Id: id, Olds: wire(a), News: wire(b), OldInputs: wire(c) }),
  diffConfig: ({ a, b, urn }) => fill(new pb.DiffRequest(), { Urn: urn, Olds: wire(a), News: wire(b) }),
  configure: ({ a, urn }) => fill(new pb.ConfigureRequest(), { Urn: urn, Args: wire(a) }),
  create: ({ a, urn, preview, number }) =>
    fill(new pb.CreateRequest(), { Urn: urn, Properties: wire(a), Preview: preview, Timeout: number }),
  read: ({ a, b, urn, id, number }) =>
    fill(new pb.ReadRequest(), { Urn: urn, Id: id, Properties: wire(a), Inputs: wire(b), Timeout: number }),
  update: ({ a, b, c, urn, id, preview, number }) =>
    fill(new pb.UpdateRequest(), {
      ...{ Urn: urn, Id: id, Olds: wire(a), News: wire(b), OldInputs: wire(c) },
      ...{ Preview: preview, Timeout: number },
    }),
  delete: ({ a, urn, id, number }) =>
    fill(new pb.DeleteRequest(), { Urn: urn, Id: id, Properties: wire(a), Timeout: number }),
  invoke: ({ a, id, preview }) =>
    fill(new pb.InvokeRequest(), { Tok: preview ? "zipwhip:index:getWebhooks" : id, Args: wire(a) }),
  list: ({ a, id, preview }) =>
    fill(new pb.ListRequest(), {
      ...{ Token: preview ? "zipwhip:index:Webhook" : id, Query: wire(a), ContinuationToken: id, Limit: 3 },
    }),
} satisfies Record<string, (with_: Given) => unknown>;

type Given = typeof requests extends fc.Arbitrary<infer R> ? R : never;

function wire(props: Props): Struct {
  // What JSON cannot hold does not come over the wire either.
  return struct(JSON.parse(JSON.stringify(props)));
}

function fill<M>(message: M, fields: Record<string, unknown>): M {
  for (const [name, field] of Object.entries(fields)) {
    (message as Record<string, (value: unknown) => void>)[`set${name}`]?.(field);
  }
  return message;
}

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

import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import fc from "fast-check";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { LINE_URN, type Props, secret, struct, WEBHOOK_URN } from "./values";

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** What stands in the sessions that are sent, and may come back nowhere. */
export const CANARY = "0badc0de-1234-4321-abcd-0123456789ab";
export const SESSION = `${CANARY}:299538202`;

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
export const requests = fc.record({
  a: properties,
  b: properties,
  c: properties,
  urn,
  id,
  number,
  preview: fc.boolean(),
});
export const RPCS = {
  handshake: ({ id }) =>
    fill(new pb.ProviderHandshakeRequest(), { EngineAddress: id, RootDirectory: id, ProgramDirectory: id }),
  attach: ({ id }) => fill(new PluginAttach(), { Address: id }),
  cancel: () => new Empty(),
  getSchema: ({ id }) => fill(new pb.GetSchemaRequest(), { Version: 7, SubpackageName: id }),
  getPluginInfo: () => new Empty(),
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

export function fill<M>(message: M, fields: Record<string, unknown>): M {
  for (const [name, field] of Object.entries(fields)) {
    (message as Record<string, (value: unknown) => void>)[`set${name}`]?.(field);
  }
  return message;
}

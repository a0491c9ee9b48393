import * as pb from "@pulumi/pulumi/proto/provider_pb";
import type { Message } from "google-protobuf";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { plain, struct } from "./values";

type Json = Record<string, unknown>;

/** Fills a message from its JSON, as Go writes it. Fields that this version of the protocol does not have are let be. */
export function fromJson<M extends Message>(filled: M, json: Json): M {
  const message: object = filled;
  const members = methodsOf(message);
  for (const [name, value] of Object.entries(json)) {
    const setter = members.find((member) => member.toLowerCase() === `set${name}`.toLowerCase());
    const map = members.find((member) => member.toLowerCase() === `get${name}map`.toLowerCase());
    if (map !== undefined) {
      for (const [key, entry] of Object.entries(value as Json))
        Reflect.get(message, map).call(message).set(key, entry);
    } else if (setter !== undefined) {
      const isStruct = typeof value === "object" && value !== null;
      Reflect.get(message, setter).call(message, isStruct ? struct(value as Json) : value);
    }
  }
  return filled;
}

/** A message's JSON, as Go writes it: without what has its default. Names in lower case, since JavaScript's differ from Go's. */
export function toJson(message: Message): Json {
  const fields = methodsOf(message).flatMap((member): [string, unknown][] => {
    const name = /^get(\w+)$/.exec(member)?.[1];
    if (name === undefined || /^(JsPbMessageId|Extension)$|_as(B64|U8)$/.test(name)) return [];
    const value: unknown = Reflect.get(message, member).call(message);
    if (value instanceof Struct) return [[name, plain(value)]];
    if (name.endsWith("List")) return [[name.slice(0, -4), (value as unknown[]).map(each)]];
    if (name.endsWith("Map")) return [[name.slice(0, -3), mapOf(value as Map<string, unknown>)]];
    return [[name, enumOf(message, name, value)]];
  });
  const set = fields.filter(([, value]) => !isDefault(value));
  return Object.fromEntries(set.map(([name, value]) => [name.toLowerCase(), value]));
}

/** Go's JSON in the form of `toJson`. */
export function lowered(json: Json): Json {
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      if (name !== "detailedDiff" && name !== "failures") return [name.toLowerCase(), value];
      const lower = (entry: unknown) => lowered(entry as Json);
      return [
        name.toLowerCase(),
        Array.isArray(value)
          ? value.map(lower)
          : Object.fromEntries(Object.entries(value as Json).map(([key, entry]) => [key, lower(entry)])),
      ];
    }),
  );
}

function each(entry: unknown): unknown {
  return typeof entry === "object" && entry !== null ? toJson(entry as Message) : entry;
}

function mapOf(map: Map<string, unknown>): Json | undefined {
  const entries: [string, unknown][] = [];
  map.forEach((value, key) => {
    entries.push([key, each(value)]);
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function enumOf(message: Message, name: string, value: unknown): unknown {
  const of =
    message instanceof pb.DiffResponse && name === "Changes"
      ? pb.DiffResponse.DiffChanges
      : message instanceof pb.PropertyDiff && name === "Kind"
        ? pb.PropertyDiff.Kind
        : undefined;
  // The first of an enumeration is its default, which Go leaves out.
  if (of === undefined || value === 0) return value;
  return Object.entries(of).find(([, number]) => number === value)?.[0];
}

function isDefault(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === "" || value === 0 || value === false;
}

function methodsOf(message: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(message));
}

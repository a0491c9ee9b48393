import { inspect } from "node:util";
import { gunzipSync } from "node:zlib";
import { textsIn } from "../../support/secrets";

/** A secret that is let loose on purpose, to see where it comes out. */
export interface Canary {
  name: string;
  secret: string;
  /** Whether it may stand in files, such as the state: a url that is not marked secret. Default: false. */
  inFiles?: boolean;
}

/** A place where a canary came out. */
export interface Finding {
  canary: string;
  /** How it was spelled there. */
  spelling: string;
  /** What stands around it. */
  around: string;
}

/** Pieces of this length count as the secret, so that half of one is found as well. */
const PIECE = 12;
const STEP = 6;

/** Every canary in the bytes, in all usual spellings, whole or in part. */
export function search(bytes: Buffer | string, canaries: readonly Canary[]): Finding[] {
  const views = viewsOf(typeof bytes === "string" ? bytes : textOf(bytes));
  return canaries.flatMap((canary) => {
    const needles = needlesOf(canary.secret);
    for (const [view, text] of views) {
      for (const [spelling, needle] of needles) {
        const at = text.indexOf(needle);
        if (at >= 0) {
          const around = text.slice(Math.max(0, at - 80), at + needle.length + 40).replace(/\s+/g, " ");
          return [{ canary: canary.name, spelling: [view, spelling].filter(Boolean).join(", "), around }];
        }
      }
    }
    return [];
  });
}

/** All that can be got out of a value by printing it or walking through it. */
export function allOf(value: unknown): string {
  const printed = inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null });
  const error = value instanceof Error ? [value.stack, value.message, JSON.stringify(value)] : [];
  return [...error, String(value), printed, ...textsIn(value)].join("\n");
}

function textOf(bytes: Buffer): string {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** The text as it is and as those read it who unpack one layer or two of it. */
function viewsOf(text: string): [name: string, text: string][] {
  const views: [string, string][] = [["", text]];
  const add = (name: string, view: string) => {
    if (views.every(([, known]) => known !== view)) views.push([name, view]);
  };
  for (const [name, unpack] of UNPACKED) {
    add(name, unpack(text));
    add(`${name} twice`, unpack(unpack(text)));
  }
  add("without breaks", text.replace(/['"`+\s\\\0]/g, ""));
  const all = UNPACKED.reduce((unpacked, [, unpack]) => unpack(unpacked), text);
  add("unpacked", all);
  return views.flatMap(([name, view]) => {
    const lower = view.toLowerCase();
    return lower === view
      ? [[name, view]]
      : [
          [name, view],
          [`${name} in another case`.trim(), lower],
        ];
  }) as [string, string][];
}

const UNPACKED: [name: string, unpack: (text: string) => string][] = [
  ["percent-encoded", unpercent],
  ["JSON-escaped", unescapeJson],
  ["as an HTML entity", unescapeHtml],
];

function unpercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString());
}

function unescapeJson(text: string): string {
  const code = (hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) => code(hex))
    .replace(/\\x([0-9a-f]{2})/gi, (_all, hex: string) => code(hex))
    .replace(/\\(["'/\\])/g, "$1");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeHtml(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_all, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => ENTITIES[name] ?? "");
}

/** What to look for: the secret's pieces, and those of what it is packed into where no text can be unpacked around it. */
function needlesOf(secret: string): [spelling: string, needle: string][] {
  return piecesOf(secret).flatMap((piece) => {
    const reversed = [...piece].reverse().join("");
    return [
      ["plain", piece],
      ["plain", piece.toLowerCase()],
      ["reversed", reversed],
      ["hex", Buffer.from(piece).toString("hex")],
      ...[piece, piece.toUpperCase(), piece.toLowerCase()].flatMap(base64Of),
    ] as [string, string][];
  });
}

function piecesOf(secret: string): string[] {
  const pieces = [];
  for (let start = 0; start + PIECE <= secret.length; start += STEP)
    pieces.push(secret.slice(start, start + PIECE));
  pieces.push(secret.slice(-PIECE));
  return [...new Set(pieces)];
}

/** Base64 spells a text in three ways, by the number of bytes before it. What depends on its neighbours is cut off. */
function base64Of(piece: string): [spelling: string, needle: string][] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(piece)]);
    const needle = bytes
      .toString("base64")
      .slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 8) / 6));
    const safe = needle.replaceAll("+", "-").replaceAll("/", "_");
    return [...new Set([needle, safe])].map((one): [string, string] => [`base64, offset ${before}`, one]);
  });
}

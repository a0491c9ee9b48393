import { ZodError, z } from "zod";
import { parseExactly } from "./exact-json";
import { DEFAULT_METHOD, type Hook } from "./hook";

/** What an answer says, once it is readable. */
export interface Envelope {
  /** The answer's own verdict; `undefined` where it gives none. */
  success: boolean | undefined;
  /** Whatever the service put there. */
  response: unknown;
  /** The reason of a failure, wherever the service put it. */
  failure: { code?: number; desc?: string };
  /** Present where the answer says that there is more than it shows. */
  isPart?: true;
}

/** Reads an answer's body. Throws on what is not a JSON object. Numbers keep all their digits. */
export function readEnvelope(body: string): Envelope {
  const answer = z.record(z.string(), z.unknown()).parse(parseExactly(body));
  const { success, response } = answer;
  return {
    success: typeof success === "boolean" ? success : undefined,
    response,
    failure: readFailure(response, answer.errorDesc),
    ...(saysMore(answer) ? { isPart: true } : {}),
  };
}

// Neighbouring calls answer page by page, and count so. That webhook/list does not is told nowhere.
function saysMore({ response, total, pages }: Record<string, unknown>): boolean {
  if (!Array.isArray(response)) return false;
  return count.parse(pages) > 1 || count.parse(total) > response.length;
}

// Web-hook failures are undocumented. Neighbouring calls answer {code, desc}, a plain text, null or errorDesc.
function readFailure(response: unknown, errorDesc: unknown): Envelope["failure"] {
  const { code, desc } = reason.parse(response);
  const text = desc ?? (typeof response === "string" ? response : undefined) ?? asText(errorDesc);
  return { ...(code === undefined ? {} : { code }), ...(text === undefined ? {} : { desc: text }) };
}

const asText = (value: unknown) => (typeof value === "string" ? value : undefined);

const number = z
  .custom<unknown>((value) => typeof value === "number" || typeof value === "string")
  .transform((value) => (String(value).trim() === "" ? Number.NaN : Number(String(value))))
  .refine(Number.isFinite);

const count = number.catch(0);

const reason = z
  .object({ code: number.optional().catch(undefined), desc: z.string().optional().catch(undefined) })
  .catch({ code: undefined, desc: undefined });

const webhookId = z
  .custom<unknown>((value) => /^-?\d+$/.test(digitsOf(value)), "no whole number")
  .transform(digitsOf);

// Long ones are texts by now, whatever they were in the answer.
function digitsOf(value: unknown): string {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : "";
  return typeof value === "string" ? value : "";
}

const deleted = z.object({ webhookId });

const methodOr = (untold: string) =>
  z
    .string()
    .nullish()
    .transform((method) => (method ?? untold).toUpperCase());

/**
 * A hook in an answer. Extra fields are ignored, unknown types and events are kept; `method`, optional when a hook
 * is added, may be absent, and then is the default that we infer.
 */
const hook = z.object({
  webhookId,
  // In whatever letters the service spells them: the identity of a hook does not depend on it.
  type: z.string().toLowerCase(),
  event: z.string().toLowerCase(),
  url: z.string(),
  method: methodOr(DEFAULT_METHOD),
});

const hooks = z.array(z.unknown()).transform((entries, context) => {
  const read = new Map<string, Hook>();
  const refuse = (message: string, path: PropertyKey[]) => {
    context.addIssue({ code: "custom", message, path });
    return z.NEVER;
  };
  // One by one: of a list of a million wrong entries zod would name each.
  for (const [index, entry] of entries.entries()) {
    const result = hook.safeParse(entry);
    if (!result.success) {
      const [issue] = result.error.issues;
      return refuse(issue?.message ?? "", [index, ...(issue?.path ?? [])]);
    }
    const twin = read.get(result.data.webhookId);
    if (twin !== undefined && !isSame(twin, result.data))
      return refuse("two different hooks with one id", []);
    read.set(result.data.webhookId, result.data);
  }
  return [...read.values()];
});

function isSame(one: Hook, other: Hook): boolean {
  return (["type", "event", "url", "method"] as const).every((name) => one[name] === other[name]);
}

/** The answer of webhook/list. Throws unless every entry is a hook: half a list must not make a hook look gone. */
export function readHooks(response: unknown): Hook[] {
  return hooks.parse(response);
}

/**
 * The one hook in the answer of webhook/add and webhook/update.
 *
 * @param sent the method that was sent: what an answer without a method is about
 */
export function readHook(response: unknown, sent: string = DEFAULT_METHOD): Hook {
  const one = z.tuple([hook.extend({ method: methodOr(sent) })]);
  return one.parse(Array.isArray(response) ? response : [response])[0];
}

/**
 * The empty list in the answer of webhook/delete; one that shows what was deleted will do. Another shape, such as another
 * hook, leaves open whether anything was deleted.
 */
export function readDeleted(response: unknown, id: string): void {
  const entries = z.array(z.unknown()).parse(response);
  for (const entry of entries) deleted.refine((hook) => hook.webhookId === id).parse(entry);
}

/** The session in the answer of user/login. */
export function readSession(response: unknown): string {
  return z.string().min(1).parse(response);
}

/** Why an answer cannot be read. A JSON parser's words quote the body, which can hold anything; zod's name the place only. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof ZodError)) return "no JSON object of a known shape";
  const issue = error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? "the response" : issue.path.join(".");
  return `${place}: ${issue?.message ?? "of another shape"}`;
}

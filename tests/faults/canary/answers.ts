import type { FaultKind } from "zipwhip-emulator";
import { SPELLINGS } from "./spellings";

/** An answer of the service that repeats what it was sent. */
export interface EchoingAnswer {
  name: string;
  fault: FaultKind;
}

/** Where our own messages quote the service: one answer for each place and spelling, since a quotation has a length. */
export function quotedAnswers(secrets: readonly string[]): EchoingAnswer[] {
  return Object.entries(SPELLINGS).flatMap(([spelling, spell]) => {
    const echo = secrets.map(spell).join(" and ");
    const desc = `invalid ${echo}`;
    const places: [string, FaultKind][] = [
      ["desc", { kind: "refuse", response: { code: -703, desc } }],
      ["response", { kind: "refuse", response: desc }],
      ["errorDesc", { kind: "body", body: { success: false, response: null, errorDesc: desc } }],
      ["desc of a 400", { kind: "status", status: 400, body: { success: false, response: { desc } } }],
    ];
    return places.map(([place, fault]) => ({ name: `${place}, ${spelling}`, fault }));
  });
}

/**
 * All other answers that can hold anything: every spelling at once.
 *
 * @param sent those of the secrets that the call itself sends: of others nobody can know in the name of a host
 */
export function otherAnswers(secrets: readonly string[], sent = secrets): EchoingAnswer[] {
  const echo = secrets
    .flatMap((secret) => Object.values(SPELLINGS).map((spell) => spell(secret)))
    .join("\n ");
  const json = { success: false, response: { code: echo, desc: null, [echo]: echo }, errorDesc: [echo] };
  const whole = {
    webhookId: "5",
    type: "message",
    event: "receive",
    url: "https://h.example/",
    method: "POST",
  };
  const statuses = [400, 401, 403, 404, 409, 429, 500, 503].flatMap((status): EchoingAnswer[] => [
    { name: `${status}, text`, fault: { kind: "status", status, body: echo, headers: headersOf(secrets) } },
    { name: `${status}, JSON`, fault: { kind: "status", status, body: json, headers: headersOf(secrets) } },
  ]);
  const locations = sent.flatMap((secret): EchoingAnswer[] =>
    [
      `https://${encodeURIComponent(secret)}@elsewhere.example/`,
      `https://elsewhere.example/${encodeURIComponent(secret)}`,
      `https://elsewhere.example/?${encodeURIComponent(secret)}`,
      `https://${hostName(secret)}.example/`,
      `/${encodeURIComponent(secret)}`,
      `${encodeURIComponent(secret)}:`,
    ].map((location) => ({ name: `redirect to ${location}`, fault: { kind: "redirect", location } })),
  );
  const shapes: [string, unknown][] = [
    ["text", echo],
    ["half a JSON", `{"success":true,"response":"${echo}`],
    ["other JSON", { ...json, success: "yes" }],
    ["JSON with odd names", { success: true, response: [{ [echo]: echo, webhookId: echo }] }],
    ["a hook with an odd id", { success: true, response: [{ ...whole, webhookId: echo }] }],
    [
      "a hook without an event",
      { success: true, response: [{ ...whole, event: [echo], type: { [echo]: 1 } }] },
    ],
    ["two hooks of one id", { success: true, response: [whole, { ...whole, url: echo }] }],
    ["an object for a list", { success: true, response: { [echo]: echo } }],
  ];
  return [
    ...statuses,
    ...locations,
    ...shapes.map(([name, body]): EchoingAnswer => ({ name, fault: { kind: "body", body } })),
  ];
}

function headersOf(secrets: readonly string[]): Record<string, string> {
  const echo = secrets.map(encodeURIComponent).join(" ");
  return { "retry-after": echo, "x-sent": echo, "set-cookie": `a=${echo}`, "www-authenticate": echo };
}

/** A secret as it can be part of a host's name. */
function hostName(secret: string): string {
  return secret
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[^a-z0-9-]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
}

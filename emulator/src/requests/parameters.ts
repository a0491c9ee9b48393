import type { Choices } from "../choices";
import type { RequestEntry } from "./entry";

/** The fields of a form. */
export interface FormBody {
  form: Record<string, string>;
}

/** A body that is not a form, as it came. */
export interface OtherBody {
  contentType: string;
  text: string;
}

export interface Received {
  parameters: Record<string, string>;
  transport: RequestEntry["transport"];
}

/** The parameters of a request: those of the query string, and over them those of the body. */
export function receivedParameters(
  query: string,
  body: FormBody | OtherBody | undefined,
  jsonBodies: Choices["jsonBodies"],
): Received {
  const fromQuery = Object.fromEntries(new URLSearchParams(query));
  const fromBody = body && "form" in body ? body.form : fromJson(body, jsonBodies);
  const sources = [
    ...(Object.keys(fromBody).length > 0 ? ["form"] : []),
    ...(Object.keys(fromQuery).length > 0 ? ["query"] : []),
  ];
  const transport = (sources.join("+") || "none") as RequestEntry["transport"];
  return { parameters: { ...fromQuery, ...fromBody }, transport };
}

function fromJson(body: OtherBody | undefined, jsonBodies: Choices["jsonBodies"]): Record<string, string> {
  if (jsonBodies === "ignored" || !body?.contentType.includes("json")) return {};
  try {
    const fields: object = JSON.parse(body.text) ?? {};
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}

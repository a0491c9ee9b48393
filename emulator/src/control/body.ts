import { InputError } from "../input-error";

/** The JSON of a body; nothing where there is none. */
export function parseBody(body: string): unknown {
  if (body.trim() === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    // What JSON.parse says quotes the body, which may hold a password.
    throw new InputError('body: is not JSON, send an object such as {"number": "4255550123"} or nothing');
  }
}

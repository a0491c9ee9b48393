import { ZipwhipError } from "./zipwhip-error";

/** The service asks to slow down (429), and went on asking. Nothing was done. */
export class RateLimitedError extends ZipwhipError {
  override readonly name = "RateLimitedError";
}

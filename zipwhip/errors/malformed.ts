import { ZipwhipError } from "./zipwhip-error";

/** A 2xx answer that is not of the documented shape. Says nothing about any hook. */
export class MalformedError extends ZipwhipError {
  override readonly name = "MalformedError";
}

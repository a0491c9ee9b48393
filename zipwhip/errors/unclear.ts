import { ZipwhipError } from "./zipwhip-error";

/** A write was sent, and its answer is missing or unreadable: it may have been done or not. Look before repeating. */
export class UnclearError extends ZipwhipError {
  override readonly name = "UnclearError";
}

import { ZipwhipError } from "./zipwhip-error";

/** The service was not reached, or could not answer a question (refused connection, 5xx on a read). */
export class UnavailableError extends ZipwhipError {
  override readonly name = "UnavailableError";
}

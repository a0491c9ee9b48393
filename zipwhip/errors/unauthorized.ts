import { ZipwhipError } from "./zipwhip-error";

/** The service does not accept the session (401 or 403). Nothing was done; says nothing about any hook. */
export class UnauthorizedError extends ZipwhipError {
  override readonly name = "UnauthorizedError";
}

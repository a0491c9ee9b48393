import { ZipwhipError } from "./zipwhip-error";

/** A request was not sent, because the run was cancelled or its time was over. By it nothing was done. */
export class UnsentError extends ZipwhipError {
  override readonly name = "UnsentError";
}

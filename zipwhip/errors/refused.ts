import { type CallDetails, ZipwhipError } from "./zipwhip-error";

/** The service said no: a 4xx, or 200 with `success: false`. Nothing was done. */
export class RefusedError extends ZipwhipError {
  override readonly name = "RefusedError";
  /** The service's code, for example -703 for a wrong argument. */
  declare readonly code?: number;
  /** The service's own words, shortened, without sessions. */
  declare readonly desc?: string;

  constructor(message: string, details: CallDetails & { code?: number; desc?: string }) {
    super(message, details);
    if (details.code !== undefined) this.code = details.code;
    if (details.desc !== undefined) this.desc = details.desc;
  }
}

export { MalformedError } from "./malformed";
export { RateLimitedError } from "./rate-limited";
export { RefusedError } from "./refused";
export { SettingError } from "./setting";
export { UnauthorizedError } from "./unauthorized";
export { UnavailableError } from "./unavailable";
export { UnclearError } from "./unclear";
export { UnsentError } from "./unsent";
export { type CallDetails, ZipwhipError } from "./zipwhip-error";

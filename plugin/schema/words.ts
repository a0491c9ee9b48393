// What is said of a property in several places. The TypeScript interfaces of sdk/ say the same; a test holds the two
// together.

export const EVENT =
  "The event that fires the hook: `receive`, `send`, `progress`, `read`, `delete`, or `change` (STOP and UNSTOP). Changing it replaces the hook: the new one is added before the old one is deleted. An unknown event is an error at preview.";

export const URL =
  "The absolute address that receives the event; https is recommended, http is accepted with a warning. Changed in place, the id stays. Spellings of the same URL (case of the host, default port) are no change.";

export const TYPE =
  "The kind of hook. Default: the one that has the event (`change` → `optout`, all others → `message`). Changing it replaces the hook.";

export const METHOD =
  "The HTTP method of a delivery. Default: `POST`. Changed in place. What the service sends with `GET` is not documented.";

export const SESSION =
  "The session of the hook's line, as answered by user/login. Default: the provider's. Always a secret; kept encrypted in the state. Another session of the same line changes the state only; a session of another line replaces the hook.";

export const SESSION_OF_LINE =
  "The session of the line, as answered by user/login. Default: the provider's. Always a secret; kept encrypted in the state. Another session of the same line changes the state only; a session of another line replaces the resource: the hooks are installed there before they are deleted here.";

export const ADOPT =
  "Whether to take over an identical hook (same line, type, event, url) that is installed already, instead of failing with its id. Its method is corrected. Default: the provider's, then false. Read at creation only: changing it later changes nothing.";

export const ADOPT_ON_LINE =
  "Whether to take over identical hooks (same type, event, url) that are installed already, instead of failing with their ids. Their method is corrected. Default: the provider's, then false.";

export const HOOKS =
  "The hooks, by event. `type` follows from the event (`change` → `optout`, all others → `message`). A hook of the same event gets a new URL or method in place, the others are added before what is no longer declared is deleted. A bad URL and one URL given twice are errors at preview.";

export const EXCLUSIVE =
  "Whether the line is to carry these hooks and nothing else. Default: false, and hooks of others are never touched. If true, a refresh shows them as drift, and an `up` removes those that a refresh has shown. The first `up` on a line that carries others fails, and lists them.";

export const WEBHOOK_ID =
  "The service's id, a text of digits: it may exceed 2^53. The same as the resource's `id`.";

export const LINE = "The line's deviceId; absent where the session does not tell.";

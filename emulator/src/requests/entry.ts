/** A request that the API received. It never holds a session or a password. */
export interface RequestEntry {
  method: string;
  path: string;
  /** `session` reads `[session]:<deviceId>` where the line is known, else `[session]`; `password` `[password]`. */
  parameters: Record<string, string>;
  /** The deviceId of the line that the session or username belongs to. Absent: unknown. */
  line?: string;
  /** `cut`: the connection ended without a whole answer. 0: no answer yet. */
  status: number | "cut";
  /** When it arrived, as ISO text. */
  at: string;
  /** Its place in the log, from 0. */
  index: number;
  /** Where the parameters came from. */
  transport: "form" | "query" | "form+query" | "none";
}

/**
 * What a Retry-After header asks for, in milliseconds from now: seconds or a date (RFC 9110, 10.2.3).
 * `undefined` where there is none or it is unreadable; 0 for a date that has passed.
 *
 * @param date the answer's own Date header: a date is of the service's clock, which need not be this machine's
 */
export function readRetryAfter(header: string | undefined, now: number, date?: string): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const until = readDate(text);
  return until === undefined ? undefined : Math.max(0, until - (readDate(date?.trim() ?? "") ?? now));
}

// A date has letters; Date.parse would also take "-5" for a year.
function readDate(text: string): number | undefined {
  const date = /^[a-z]+, .*\d:\d.* GMT$/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

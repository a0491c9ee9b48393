/**
 * What a Retry-After header asks for, in milliseconds from now: seconds or a date (RFC 9110, 10.2.3).
 * `undefined` where there is none or it is unreadable; 0 for a date that has passed.
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // A date has letters; Date.parse would also take "-5" for a year.
  const date = /^[a-z]+, .*\d:\d.* GMT$/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

import type { Figure } from "./figures";

/** A median, and in brackets from where to where it went. */
export function withSpread(figure: Figure | undefined, show: (value: number) => string): string {
  if (figure === undefined) return "–";
  const { median, least, most, count } = figure;
  return count === 1 ? show(median) : `${show(median)} (${show(least)} to ${show(most)})`;
}

export function median(figure: Figure | undefined, show: (value: number) => string): string {
  return figure === undefined ? "–" : show(figure.median);
}

/** Three digits are more than a measurement is worth. */
export function number(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

export const inSeconds = (value: number) => `${number(value)} s`;
export const inMilliseconds = (value: number) => `${number(value)} ms`;
export const inMB = (value: number) => `${Math.round(value)} MB`;

export function inBytes(value: number): string {
  if (value < 1_000) return `${Math.round(value)} B`;
  if (value < 1_000_000) return `${number(value / 1_000)} kB`;
  return `${number(value / 1_000_000)} MB`;
}

/** For example "1 list, 100 add". */
export function requestsInWords(requests: Record<string, number> | undefined): string {
  if (requests === undefined) return "–";
  const words = Object.entries(requests).map(([call, count]) => `${count} ${call.replace("webhook/", "")}`);
  return words.join(", ") || "none";
}

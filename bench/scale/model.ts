/** A measured point: so many hooks, so many seconds. */
export interface Point {
  hooks: number;
  seconds: number;
}

/** seconds = fixed + each × hooks + square × hooks². */
export interface Curve {
  fixed: number;
  each: number;
  square: number;
}

/**
 * The curve through three points. What is too small to be measured can come out negative: then the part with the square
 * is left out, and the line goes through the two largest.
 *
 * @param points of three different sizes
 */
export function curveThrough(points: readonly Point[]): Curve {
  const [a, b, c] = [...points].sort((one, other) => one.hooks - other.hooks);
  if (a === undefined || b === undefined || c === undefined) throw new Error("a curve takes three points");
  const slope = (from: Point, to: Point) => (to.seconds - from.seconds) / (to.hooks - from.hooks);
  const square = (slope(b, c) - slope(a, b)) / (c.hooks - a.hooks);
  if (square <= 0) {
    const each = Math.max(0, slope(b, c));
    return { fixed: Math.max(0, c.seconds - each * c.hooks), each, square: 0 };
  }
  const each = slope(a, b) - square * (a.hooks + b.hooks);
  return { fixed: a.seconds - each * a.hooks - square * a.hooks ** 2, each, square };
}

/** What so many hooks take, by the curve. */
export function secondsFor({ fixed, each, square }: Curve, hooks: number): number {
  return fixed + each * hooks + square * hooks ** 2;
}

/** The size of a stack at which a hook costs least, by the curve; `Infinity` where larger is always better. */
export function cheapestSize({ fixed, square }: Curve): number {
  return square <= 0 ? Number.POSITIVE_INFINITY : Math.sqrt(Math.max(0, fixed) / square);
}

/** A curve: for each x the median, and from where to where it went. */
export interface Curve {
  name: string;
  colour: string;
  points: { x: number; median: number; least: number; most: number }[];
}

const [WIDTH, HEIGHT] = [720, 440];
const AREA = { left: 64, right: 560, top: 48, bottom: 392 };
const LABEL_HEIGHT = 16;

/** Curves on two logarithmic axes, as SVG: equal slopes are equal growth. */
export function logLogPlot(title: string, xTitle: string, yTitle: string, curves: readonly Curve[]): string {
  const points = curves.flatMap((curve) => curve.points);
  const sizes = [...new Set(points.map((point) => point.x))].sort((a, b) => a - b);
  const ticks = ticksAround(points.flatMap(({ least, most }) => [least, most]));
  const x = logScale(sizes.at(0) ?? 1, sizes.at(-1) ?? 1, AREA.left + 16, AREA.right - 16);
  const y = logScale(ticks.at(0) ?? 1, ticks.at(-1) ?? 1, AREA.bottom, AREA.top);
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(AREA.left, 24, title, 'font-size="16" font-weight="600"'),
    text(AREA.left, AREA.top - 6, yTitle),
    text((AREA.left + AREA.right) / 2, HEIGHT - 12, xTitle, 'text-anchor="middle"'),
    ...ticks.flatMap((tick) => [
      `<path d="M${AREA.left} ${y(tick)}H${AREA.right}" stroke="#e0e0e0"/>`,
      text(AREA.left - 8, y(tick) + 4, String(tick), 'text-anchor="end"'),
    ]),
    ...sizes.map((size) =>
      text(x(size), AREA.bottom + 20, size.toLocaleString("en"), 'text-anchor="middle"'),
    ),
    `<path d="M${AREA.left} ${AREA.bottom}H${AREA.right}" stroke="#555555"/>`,
    ...curves.map((curve) => drawn(curve, x, y)),
    ...labels(curves, y),
  ];
  const style = 'font-family="system-ui, sans-serif" font-size="12" fill="#333333"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}" ${style}>\n${parts.join("\n")}\n</svg>\n`;
}

function drawn({ points, colour }: Curve, x: At, y: At): string {
  const path = points.map((point, index) => `${index === 0 ? "M" : "L"}${x(point.x)} ${y(point.median)}`);
  const spreads = points.map(({ x: size, least, most }) => `M${x(size)} ${y(least)}V${y(most)}`);
  const marks = points.map(
    (point) => `<circle cx="${x(point.x)}" cy="${y(point.median)}" r="3.5" fill="${colour}"/>`,
  );
  return [
    `<path d="${path.join("")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    `<path d="${spreads.join("")}" stroke="${colour}" stroke-width="5" opacity="0.35"/>`,
    ...marks,
  ].join("");
}

/** Each curve's name at its end, moved down where another stands there. */
function labels(curves: readonly Curve[], y: At): string[] {
  const wanted = curves
    .map(({ name, colour, points }) => ({ name, colour, at: y(points.at(-1)?.median ?? 1) }))
    .sort((a, b) => a.at - b.at);
  let last = Number.NEGATIVE_INFINITY;
  return wanted.map(({ name, colour, at }) => {
    last = Math.max(at, last + LABEL_HEIGHT);
    return text(AREA.right + 8, last + 4, name, `fill="${colour}" font-weight="600"`);
  });
}

type At = (value: number) => number;

/** A logarithmic scale from the first place to the last. */
function logScale(low: number, high: number, first: number, last: number): At {
  const span = Math.log(high / low) || 1;
  return (value) => round(first + (Math.log(value / low) / span) * (last - first));
}

/** The round values from just below all to just above all. */
function ticksAround(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const powers = Array.from({ length: 16 }, (_, index) => 10 ** (index - 4));
  const round = powers.flatMap((power) => [1, 2, 5].map((digit) => Number((digit * power).toPrecision(1))));
  const from = round.findLastIndex((tick) => tick <= least);
  const to = round.findIndex((tick) => tick >= most);
  return round.slice(Math.max(0, from), to + 1);
}

function text(x: number, y: number, words: string, more = ""): string {
  return `<text x="${round(x)}" y="${round(y)}" ${more}>${escaped(words)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

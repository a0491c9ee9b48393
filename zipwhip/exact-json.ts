// Integers of sixteen digits or more, of which JavaScript may lose the last ones. Not a part of a decimal or an exponent,
// nor what stands in the place of a name: in quotes it would be one.
const LONG = /(?<![\d.eE+-])-?[1-9]\d{15,}(?![\d.eE]|\s*:)/g;
const SHORTEST = 16;

/**
 * Parses JSON without losing a digit: an integer of sixteen digits or more comes out as a text, everything else as
 * `JSON.parse` has it. Takes time in proportion to the length, whatever the text.
 *
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseExactly(text: string): unknown {
  return JSON.parse(quoteLongIntegers(text));
}

// A pass of our own instead of a parser of our own: what is between the strings is looked through, the rest is the engine's.
function quoteLongIntegers(text: string): string {
  let quoted = "";
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const end = quote === -1 ? text.length : quote;
    if (end - at >= SHORTEST) {
      const between = text.slice(at, end);
      const changed = between.replace(LONG, '"$&"');
      if (changed !== between) {
        quoted += text.slice(done, at) + changed;
        done = end;
      }
    }
    at = quote === -1 ? end : endOfString(text, quote);
  }
  return done === 0 ? text : quoted + text.slice(done);
}

/** The place behind the string that begins here; behind the text where it does not end. */
function endOfString(text: string, opening: number): number {
  for (let from = opening + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return text.length;
    let slashes = 0;
    while (text[quote - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return quote + 1;
    from = quote + 1;
  }
}

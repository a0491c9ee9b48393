const INTERVAL_MS = 10_000;

/** Progress goes to stderr: stdout belongs to what set-up was called for. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Announces a step, shows every ten seconds that it is alive, and says how long it took.
 * @template T
 * @param {string} title
 * @param {(detail: (text: string) => void) => Promise<T>} work
 */
export async function step(title, work) {
  const started = Date.now();
  let detail = "";
  say(`${title} …`);
  const timer = setInterval(() => say(`  ${elapsed(started)}${detail && `, ${detail}`}`), INTERVAL_MS);
  try {
    const result = await work((text) => {
      detail = text;
    });
    say(`  took ${elapsed(started)}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

function elapsed(since) {
  const seconds = Math.max(1, Math.round((Date.now() - since) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

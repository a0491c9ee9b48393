/** What a process prints to. */
type Printing = Pick<NodeJS.WriteStream, "on">;

/**
 * Who reads only the first lines closes the pipe. That is no failure: what was begun is done to its end, with nobody told.
 * What only prints, without an end, has no reason to go on.
 *
 * @returns aborted as soon as nobody reads `out` any more
 */
export function outliveReaders(out: Printing, err: Printing): AbortSignal {
  const unread = new AbortController();
  const onClosed = (then: () => void) => (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    then();
  };
  out.on(
    "error",
    onClosed(() => unread.abort()),
  );
  err.on(
    "error",
    onClosed(() => undefined),
  );
  return unread.signal;
}

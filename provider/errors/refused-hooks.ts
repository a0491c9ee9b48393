/** Several hooks of a line cannot be added, because the line has them already. Nothing was sent. */
export class RefusedHooksError extends Error {
  override readonly name = "RefusedHooksError";

  constructor(refusals: readonly { event: string; error: Error }[]) {
    const [first, ...others] = refusals;
    const more = others.map(({ event, error }) => `${event}: ${firstSentence(error)}`).join("; ");
    super(
      `${refusals.length} hooks cannot be added, and nothing was sent. ${first?.event}: ${first?.error.message}. Likewise ${more}`,
    );
  }
}

function firstSentence({ message }: Error): string {
  return message.split(/\. (?=[A-Z])/)[0] ?? message;
}

/** No stack is selected, or the one that is named does not exist. */
export class NoStackError extends Error {
  override readonly name = "NoStackError";

  constructor(words: string) {
    super(
      `${words}: choose one with \`pulumi stack select\`, make one with \`pulumi stack init\`, or name it with --stack`,
    );
  }
}

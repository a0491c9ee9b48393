import { expect } from "chai";

/** The error with which the promise rejects. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(Error);
    return error as Error;
  }
  throw new Error(`no error, but ${JSON.stringify(value)}`);
}

/** The error that the function throws. */
export function thrown(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    expect(error).to.be.instanceOf(Error);
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

/** Fails where a message is not one line of text. */
export function expectOneLine(message: string): void {
  expect(message).to.match(/^\S.*\S$/);
  expect(message).to.not.match(/[\r\n\t]|undefined|\[object/);
}

/** Fails where the value is not what JSON can hold as it is: no undefined, BigInt, Date, class. */
export function expectPlain(value: unknown): void {
  expect(JSON.parse(JSON.stringify(value))).to.deep.equal(value);
}

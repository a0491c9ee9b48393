/** Something is installed, but not all was done: what is there goes into the state, and the next `up` finishes it. */
export abstract class KeptStateError extends Error {
  /** The resource's id. */
  abstract readonly id: string;
  /** The state that is to be kept. */
  abstract readonly state: object;
}

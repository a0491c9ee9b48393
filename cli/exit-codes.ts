/** How the command ends. A nightly job tells by it what to do. */
export const EXIT = {
  /** Done; of `status`: no difference. */
  done: 0,
  /** Failed, or not done in full. */
  failed: 1,
  /** `status`: what is installed and the stack's state differ. */
  differs: 2,
  /** The command line is wrong; nothing was done. */
  usage: 64,
  /** Ended by Ctrl-C while something was asked. */
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * Skips the tests that need what is not on this machine, and says so. In CI it is an error: nobody would notice a test that
 * never runs.
 */
export function skipWithout(context: Mocha.Context, missing: string): never {
  if (process.env.CI) throw new Error(`${missing} is missing, and CI is to run these tests`);
  console.log(`      ${missing} is missing, so skipped`);
  return context.skip();
}

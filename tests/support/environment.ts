const OURS = /^ZIPWHIP_/;

/** For `beforeEach`: no setting comes from the machine. Answers what puts everything back, for `afterEach`. */
export function clearEnvironment(): () => void {
  const before = Object.entries(process.env).filter(([name]) => OURS.test(name));
  wipe();
  return () => {
    wipe();
    Object.assign(process.env, Object.fromEntries(before));
  };
}

function wipe(): void {
  for (const name of Object.keys(process.env)) if (OURS.test(name)) delete process.env[name];
}

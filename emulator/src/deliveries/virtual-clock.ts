/** A clock that can be set ahead of another, and then goes on with it. Never back: what has happened has happened. */
export function virtualClock(real: () => Date): { now: () => Date; set: (to: number) => void } {
  let ahead = 0;
  const now = () => new Date(real().getTime() + ahead);
  return {
    now,
    set: (to) => {
      ahead += Math.max(0, to - now().getTime());
    },
  };
}

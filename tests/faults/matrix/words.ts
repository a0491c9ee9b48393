import type { Evidence } from "./evidence";

const ADVICE = [
  /\bRun `pulumi |\bRun the same command again|\btry again/i,
  /\bdelete \d|\bDelete all but|\bset `adopt|\bgive a live one/i,
  /\bcheck the (network|API's address)|\bZIPWHIP_API_URL\b|\bAPI's address\b/i,
];

/** What is wrong with the words of a message: it must be one line, name what to do, and hold no secret. Pure. */
export function wordsWrong(message: string, secrets: readonly string[]): string[] {
  const line = /^\S.*\S$/.test(message) && !/[\r\n\t]|undefined|\[object/.test(message);
  const lower = message.toLowerCase();
  return [
    ...(line ? [] : [`not one clear line: ${message}`]),
    ...(ADVICE.some((words) => words.test(message)) ? [] : [`does not name what to do: ${message}`]),
    // Not quoted: the report must not hold it either.
    ...(secrets.some((secret) => lower.includes(secret.toLowerCase())) ? ["holds a secret"] : []),
  ];
}

/** What the messages of the run with faults say of the hook, and is not so. Pure. */
export function claimsWrong({ told, effect, idsAfterFaults }: Evidence): string[] {
  return told.flatMap((message) => {
    const undone = effect && /nothing was (done|added|changed|sent)/i.test(message);
    const [, id, not] = /\bhook (\d+) is (not )?(?:still )?installed/.exec(message) ?? [];
    const installed = id === undefined || idsAfterFaults.includes(id) === (not === undefined);
    return [
      ...(undone ? [`says that nothing was done, but it was: ${message}`] : []),
      ...(installed ? [] : [`says that it ${not === undefined ? "is" : "is not"} installed: ${message}`]),
    ];
  });
}

import type { Plan } from "./plan";

/** A value in one short line. */
export function inSmall(value: unknown): string {
  return JSON.stringify(value, (_key, one) => (one === Number.POSITIVE_INFINITY ? "for good" : one))
    .replace(/"([a-zA-Z]+)":/g, "$1: ")
    .replaceAll(",", ", ");
}

/** A plan, one move a line. */
export function describePlan({ strangers, program, rounds, ...rest }: Plan): string {
  return [
    inSmall(rest),
    ...strangers.map((move) => `on the service: ${inSmall(move)}`),
    ...program.map((hook) => `in the program: ${inSmall(hook)}`),
    ...rounds.flatMap(({ moves, faults, command, interruption, during }, index) => [
      `round ${index + 1}`,
      ...moves.map((move) => `  ${inSmall(move)}`),
      ...faults.map((fault) => `  fault ${inSmall(fault)}`),
      ...(during === undefined ? [] : [`  in the course of it ${inSmall(during)}`]),
      ...(interruption === undefined ? [] : [`  interruption ${inSmall(interruption)}`]),
      `  command ${inSmall(command)}`,
    ]),
  ].join("\n");
}

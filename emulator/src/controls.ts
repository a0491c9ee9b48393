import { type Choices, choose, defaultChoices } from "./choices";
import type { Controls, LineSummary } from "./emulator";
import { checkFault } from "./faults/check";
import { waiting } from "./faults/queue";
import { InputError } from "./input-error";
import { entries } from "./requests/log";
import { maskSession } from "./requests/mask";
import { editByHand, hooksOf, installByHand, removeByHand } from "./state/hooks";
import { closeSession, createLine, knownLine, lineByNumber, openSession } from "./state/lines";
import { clearState, type State } from "./state/state";
import type { World } from "./world";

/** The controls of a world. `initial`: the choices that a reset goes back to, over the defaults. */
export function controlsOf(world: World, initial: Partial<Choices>): Controls {
  const { state, random, choices, faults, log } = world;
  return {
    choices,
    createLine: (options) => createLine(state, random, options),
    lines: () => summaries(state),
    login: (number) => {
      const line = lineByNumber(state, number);
      if (!line) throw new InputError("number: there is no line with it, create it first", 404);
      return openSession(state, random, line.deviceId);
    },
    logout: (session) => {
      if (!closeSession(state, session))
        throw new InputError("session: is not live, there is nothing to end");
    },
    hooks: (deviceId) => hooksOf(state, knownLine(state, deviceId).deviceId),
    install: (deviceId, hook) => installByHand(state, random, choices, deviceId, hook),
    edit: (webhookId, edit) => editByHand(state, webhookId, edit),
    remove: (webhookId) => removeByHand(state, webhookId),
    requests: (filter) => entries(log, filter),
    clearRequests: () => {
      log.length = 0;
    },
    addFault: (input) => {
      const fault = checkFault(input);
      if (fault.line !== undefined && !state.lines.has(fault.line)) {
        throw new InputError("line: there is no line with this deviceId, create it first or leave it out");
      }
      faults.push(waiting(fault, state.hooks.values()));
    },
    faults: () => faults.map(({ fault, times, skip }) => ({ ...fault, times, skip })),
    clearFaults: () => {
      faults.length = 0;
    },
    reset: () => {
      clearState(state);
      log.length = 0;
      faults.length = 0;
      choose(choices, { ...defaultChoices(), ...initial });
    },
  };
}

function summaries(state: State): LineSummary[] {
  const live = [...state.sessions.values()];
  return [...state.lines.values()].map(({ number, deviceId }) => ({
    number,
    deviceId,
    username: number,
    sessions: live.filter((one) => one === deviceId).map(maskSession),
  }));
}

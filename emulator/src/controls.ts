import { type Choices, choose, defaultChoices } from "./choices";
import type { Controls, LineSummary, Simulated } from "./emulator";
import { checkFault } from "./faults/check";
import { waiting } from "./faults/queue";
import { whole } from "./fields";
import { InputError } from "./input-error";
import { burst } from "./messages/burst";
import { type SimulateOptions, simulate } from "./messages/simulate";
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
    simulate: (deviceId, options) => simulateOn(world, deviceId, options),
    burst: (deviceId, options) => burst(options, (one) => void simulateOn(world, deviceId, one), world.pause),
    deliveries: (latest) => world.deliveries.list(latest),
    delivered: () => world.deliveries.settled(),
    advance: async (seconds) => {
      const known = whole({ seconds }, "seconds", 0, 30 * 24 * 3_600);
      await world.deliveries.advance((known ?? 0) * 1_000);
    },
    clearDeliveries: () => world.deliveries.clear(),
    reset: () => {
      clearState(state);
      world.messages.clear();
      world.deliveries.clear();
      log.length = 0;
      faults.length = 0;
      choose(choices, { ...defaultChoices(), ...initial });
    },
  };
}

function simulateOn(world: World, deviceId: string, options: SimulateOptions = {}): Simulated {
  const { state, messages, choices, random, later, deliveries } = world;
  const line = knownLine(state, deviceId);
  const { message, happenings } = simulate({ messages, choices, random, now: later }, line, options);
  const hooks = [...state.hooks.values()];
  const all = happenings.flatMap((one) => deliveries.add(hooks, deviceId, message.id, one));
  return { messageId: message.id, deliveries: all.map(({ id }) => id) };
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

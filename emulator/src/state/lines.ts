import { lineOf } from "pulumi-zipwhip/api";
import { digits, fieldsOf, text } from "../fields";
import { InputError } from "../input-error";
import { type Random, randomDeviceId, randomNumber, randomPassword, randomSession } from "../random";
import type { State, StoredLine } from "./state";

/** A text-enabled line with the credentials of its user and a live session. */
export interface Line {
  /** The phone number. */
  number: string;
  /** The line's device: what stands after the colon of each of its sessions. */
  deviceId: string;
  /** What user/login takes as username: the number. */
  username: string;
  password: string;
  /** A live session of the line. */
  session: string;
}

export interface LineOptions {
  /** Default: a number set aside for fiction. */
  number?: string;
  /** Default: nine digits. */
  deviceId?: string;
  /** Default: a random one. */
  password?: string;
}

export function createLine(state: State, random: Random, options?: LineOptions): Line {
  const fields = fieldsOf(options, ["number", "deviceId", "password"]);
  const number = digits(fields, "number", /^\+?\d{3,15}$/, "3 to 15 digits, a + may stand before them");
  const deviceId = digits(fields, "deviceId", /^[1-9]\d{0,17}$/, "1 to 18 digits, the first not 0");
  const password = text(fields, "password");
  if (number !== undefined && lineByNumber(state, number)) {
    throw new InputError(`number: there is a line ${number} already, choose another or leave it out`);
  }
  if (deviceId !== undefined && state.lines.has(deviceId)) {
    throw new InputError(`deviceId: there is a line ${deviceId} already, choose another or leave it out`);
  }
  const line: StoredLine = {
    number:
      number ??
      unused(
        () => randomNumber(random),
        (one) => lineByNumber(state, one) !== undefined,
      ),
    deviceId:
      deviceId ??
      unused(
        () => randomDeviceId(random),
        (one) => state.lines.has(one),
      ),
    password: password ?? randomPassword(random),
  };
  state.lines.set(line.deviceId, line);
  const session = openSession(state, random, line.deviceId);
  return { ...line, username: line.number, session };
}

/** One more live session of the line; those that it has live on. */
export function openSession(state: State, random: Random, deviceId: string): string {
  const session = randomSession(random, deviceId);
  state.sessions.set(session, deviceId);
  state.changed();
  return session;
}

/** Ends this session only. False: it was not live. */
export function closeSession(state: State, session: string): boolean {
  const live = state.sessions.delete(session);
  if (live) state.changed();
  return live;
}

export function lineByNumber(state: State, number: string): StoredLine | undefined {
  for (const line of state.lines.values()) if (line.number === number) return line;
  return undefined;
}

/** The deviceId of the line that a session belongs or belonged to. */
export function lineOfSession(state: State, session: string): string | undefined {
  const live = state.sessions.get(session);
  if (live !== undefined) return live;
  const named = lineOf(session);
  return named !== undefined && state.lines.has(named) ? named : undefined;
}

export function knownLine(state: State, deviceId: unknown): StoredLine {
  const line = typeof deviceId === "string" ? state.lines.get(deviceId) : undefined;
  if (line) return line;
  throw new InputError("deviceId: there is no such line, create it first (POST /emulator/lines)", 404);
}

function unused(make: () => string, used: (one: string) => boolean): string {
  let one = make();
  while (used(one)) one = make();
  return one;
}

export type { Hook } from "pulumi-zipwhip/api";
export type { Choices, FailureAnswer, FailureStyle } from "./choices";
export type { Emulator, LineSummary } from "./emulator";
export type { Endpoint, Fault, FaultKind } from "./faults/fault";
export { InputError } from "./input-error";
export type { RequestEntry } from "./requests/entry";
export { type StartOptions, startEmulator } from "./start";
export type { Line } from "./state/lines";

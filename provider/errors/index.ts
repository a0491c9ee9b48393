export { DeclaredTwiceError } from "./declared-twice";
export { GoneError } from "./gone";
export { NoSuchHookError } from "./no-such-hook";
export { PartialFailureError } from "./partial-failure";
export { SeveralIdenticalError } from "./several-identical";
export { StrangerError } from "./stranger";
export { UnsettledError } from "./unsettled";
export { WrongLineError } from "./wrong-line";

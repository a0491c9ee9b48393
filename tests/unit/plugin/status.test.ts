import { status } from "@grpc/grpc-js";
import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { CancelledError } from "../../../plugin/errors/cancelled";
import { UncheckedError } from "../../../plugin/errors/unchecked";
import { UnknownTypeError } from "../../../plugin/errors/unknown-type";
import { statusOf } from "../../../plugin/status";
import * as provider from "../../../provider/errors";
import * as api from "../../../zipwhip/errors";

/** Those after which nobody knows, or not all is known, of what the service holds. */
const OPEN = [
  "LinePartialFailureError",
  "MalformedError",
  "NoneInstalledError",
  "PartialFailureError",
  "UnavailableError",
  "UnclearError",
  "UnsettledError",
];

function codeOf(name: string): status | undefined {
  const error = Object.assign(new Error("no"), { name });
  return statusOf(error, [], () => new Struct()).code;
}

describe("the code of an error", () => {
  const classes = { ...provider, ...api, CancelledError, UncheckedError, UnknownTypeError };
  // The parents of others are thrown nowhere.
  const names = Object.keys(classes).filter(
    (name) => name.endsWith("Error") && !["KeptStateError", "ZipwhipError"].includes(name),
  );

  it("is UNKNOWN where it leaves a doubt, and for no other of ours", () => {
    expect(names.length).to.be.above(25);
    expect(names.filter((name) => codeOf(name) === status.UNKNOWN).sort()).to.deep.equal(OPEN);
  });

  it("says in which way it failed", () => {
    expect(codeOf("StrangerError")).to.equal(status.ALREADY_EXISTS);
    expect(codeOf("GoneError")).to.equal(status.NOT_FOUND);
    expect(codeOf("UnauthorizedError")).to.equal(status.UNAUTHENTICATED);
    expect(codeOf("UnknownTypeError")).to.equal(status.UNIMPLEMENTED);
    expect(codeOf("SettingError")).to.equal(status.INVALID_ARGUMENT);
    expect(codeOf("CancelledError")).to.equal(status.ABORTED);
  });
});

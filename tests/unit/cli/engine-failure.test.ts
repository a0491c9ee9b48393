import { expect } from "chai";
import { engineFailure } from "../../../cli/pulumi/engine-failure";
import { expectOneLine } from "../../support/expectations";

describe("a failure of the Pulumi CLI", () => {
  for (const [words, name, remedy] of [
    [
      "error: no stack selected; please use `pulumi stack select` to choose one",
      "NoStackError",
      "stack select",
    ],
    ["error: no stack named 'nope' found", "NoStackError", "stack init"],
    [
      "error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions",
      "NotLoggedInError",
      "pulumi login",
    ],
    [
      "error: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables",
      "NoPassphraseError",
      "PULUMI_CONFIG_PASSPHRASE",
    ],
    ["error: getting secrets manager: incorrect passphrase", "NoPassphraseError", "PULUMI_CONFIG_PASSPHRASE"],
    [
      "error: no Pulumi.yaml project file found (searching upwards from /x). If you have not created a project yet",
      "NoProjectError",
      "--cwd",
    ],
    ["warning: something\nerror: the disk\nis full", "PulumiFailedError", "the disk"],
    ["", "PulumiFailedError", "it said nothing"],
  ] as const) {
    it(`is a ${name}, in one line, for ${JSON.stringify(words.slice(0, 40))}`, () => {
      const error = engineFailure("pulumi stack export", words, "/work");
      expect(error.name).to.equal(name);
      expectOneLine(error.message);
      expect(error.message).to.contain(remedy);
    });
  }
});

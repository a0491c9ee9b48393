import * as pulumi from "@pulumi/pulumi";
import { clearEnvironment } from "./environment";

/** What marks a secret on its way to the engine. */
export const SECRET_MARK = "4dabf18193072939515e22adb298388d";

/**
 * For a `describe`: Pulumi's mocks in the engine's place. Answers the resources that were registered since the test began.
 *
 * @param answer the id and the state of a resource
 */
export function mocks(
  answer: (args: pulumi.runtime.MockResourceArgs) => { id: string; state: object },
): pulumi.runtime.MockResourceArgs[] {
  const registered: pulumi.runtime.MockResourceArgs[] = [];
  let restore = () => {};
  before(async () => {
    restore = clearEnvironment();
    await pulumi.runtime.setMocks({
      newResource: (args) => {
        registered.push(args);
        return answer(args);
      },
      call: () => ({}),
    });
  });
  beforeEach(() => {
    registered.length = 0;
  });
  after(() => restore());
  return registered;
}

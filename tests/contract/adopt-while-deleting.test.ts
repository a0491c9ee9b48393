import { expect } from "chai";
import { type Emulator, startEmulator } from "zipwhip-emulator";
import { create } from "../../provider/create";
import { remove } from "../../provider/delete";
import { newVerbContext } from "../support/verb-context";

const WANTED = {
  type: "message",
  event: "receive",
  url: "https://h.example.com/x",
  method: "POST",
  adopt: true,
} as const;

/** Between any two steps of the one the other can begin: a step is a microtask. */
describe("a create that adopts a hook beside its delete", () => {
  let service: Emulator;
  before(async () => {
    service = await startEmulator();
  });
  after(() => service.close());

  for (const first of ["create", "delete"]) {
    it(`has it in the end, whenever the other begins after the ${first}`, async () => {
      for (let steps = 0; steps < 12; steps++) {
        const account = service.createLine();
        const old = await create(WANTED, newVerbContext(service, account).context);
        const { context } = newVerbContext(service, account);
        await context.account(undefined).list.get();
        const later = async () => {
          for (let step = 0; step < steps; step++) await null;
        };
        const creating = async () => {
          if (first !== "create") await later();
          return create(WANTED, context);
        };
        const deleting = async () => {
          if (first === "create") await later();
          return remove(old.webhookId, { ...old }, context);
        };
        const [made] = await Promise.all([creating(), deleting()]);
        const installed = service.hooks(account.deviceId).map(({ webhookId }) => webhookId);
        expect(installed, `${steps} steps`).to.deep.equal([made.webhookId]);
      }
    });
  }
});

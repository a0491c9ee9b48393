import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../receiver";
import { serve, type Target } from "./deliver";

/** The token of all receivers of a test run. */
export const token = randomBytes(16).toString("hex");

/** Receivers behind a real server, and what their `onError` was told. */
export interface ReceiverBed {
  told: string[];
  /** Starts one. */
  receiving(
    options: ReceiverOptions,
    prepare: (receiver: Receiver) => unknown,
  ): Promise<{ receiver: Receiver; url: string }>;
}

/** For a `describe`: one receiver a test. None tells its token. */
export function receiverBed(): ReceiverBed {
  let target: Target | undefined;
  const bed: ReceiverBed = {
    told: [],
    async receiving(options, prepare) {
      const onError = (error: Error) => bed.told.push(`${error.name}: ${error.message}`);
      const receiver = createReceiver({ onError, ...options });
      prepare(receiver);
      target = await serve(receiver.node);
      return { receiver, url: target.url };
    },
  };
  beforeEach(() => {
    bed.told = [];
  });
  afterEach(async () => {
    expect(JSON.stringify(bed.told)).not.to.contain(token);
    await target?.close();
    target = undefined;
  });
  return bed;
}

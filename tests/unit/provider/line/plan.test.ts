import { expect } from "chai";
import fc from "fast-check";
import { isDone, type Plan, planLine } from "../../../../provider/line/plan";
import type { KnownHook } from "../../../../provider/line/state";
import type { HookInputs } from "../../../../provider/state";
import { identical } from "../../../../zipwhip";
import { EVENTS, METHODS, typeOfEvent } from "../../../../zipwhip/hook";
import { identityKey, sameUrl } from "../../../../zipwhip/identity";

// Few events and URLs, so that hooks meet; two spellings of each URL.
const URLS = ["a", "b", "c", "d"].flatMap((path) => [
  `https://hooks.example.com/${path}`,
  `https://HOOKS.example.com:443/${path}`,
]);

const event = fc.constantFrom(...EVENTS.slice(0, 2), "change" as const);
const url = fc.constantFrom(...URLS);
const method = fc.constantFrom(...METHODS);

const wanted: fc.Arbitrary<HookInputs> = fc
  .record({ event, url, method })
  .map(({ event, ...rest }) => ({ type: typeOfEvent(event), event, ...rest }));

/** What a program declares: nothing twice, since check refuses that. */
const declarations = fc.uniqueArray(wanted, { selector: identityKey, maxLength: 8 });

const known: fc.Arbitrary<Omit<KnownHook, "webhookId">> = fc
  .record({
    type: fc.constantFrom("message", "optout", "voice"),
    event: fc.oneof({ weight: 9, arbitrary: event }, { weight: 1, arbitrary: fc.constant("ring") }),
    url,
    method: fc.oneof(method, fc.constant("PATCH")),
    stranger: fc.boolean(),
  })
  .map((hook) => ({ ...hook, type: hook.stranger ? hook.type : typeOfEvent(hook.event as "receive") }));

const withIds = (hooks: Omit<KnownHook, "webhookId">[]) =>
  hooks.map((hook, index) => ({ ...hook, webhookId: String(9007199254740993n + BigInt(index)) }));

/** What a state holds: hands can have made twins of it. */
const anyInstalled = fc.array(known, { maxLength: 8 }).map(withIds);
/** Without twins. */
const installedOnce = fc.uniqueArray(known, { selector: identityKey, maxLength: 8 }).map(withIds);

interface Result {
  webhookId: string;
  type: string;
  event: string;
  url: string;
  method: string;
}

/** What is installed once the plan is carried out. */
function applied(plan: Plan): Result[] {
  return [
    ...plan.keep.map(({ webhookId, type, event, url, method }) => ({ webhookId, type, event, url, method })),
    ...plan.change.map(({ hook, wanted }) => ({ ...wanted, webhookId: hook.webhookId })),
    ...plan.add.map((wanted, index) => ({ ...wanted, webhookId: `new ${index}` })),
  ];
}

const describeHook = ({ type, event, url, method }: Omit<Result, "webhookId">) =>
  `${type} ${event} ${url} ${method}`;
const writesOf = ({ change, add, remove }: Plan) => change.length + add.length + remove.length;

describe("the plan of a line, for any state and any declaration", () => {
  it("gives exactly the declared hooks, in the declared spelling", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const hooks = applied(planLine(installed, declared, true));
        expect(hooks.map(describeHook).sort()).to.deep.equal(declared.map(describeHook).sort());
      }),
      { numRuns: 500 },
    );
  });

  it("accounts for each hook of the state once", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const { keep, change, remove } = planLine(installed, declared, true);
        const ids = [...keep, ...change.map(({ hook }) => hook), ...remove].map(({ webhookId }) => webhookId);
        expect(ids.sort()).to.deep.equal(installed.map(({ webhookId }) => webhookId).sort());
      }),
    );
  });

  it("never removes a declared hook, other than a twin of one that stays", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const { keep, change, remove } = planLine(installed, declared, true);
        const stay = [...keep, ...change.map(({ hook }) => hook)];
        for (const gone of remove) {
          if (!declared.some((one) => identical(one, gone))) continue;
          // Of three twins one may have got another url.
          expect(stay.filter((hook) => identical(hook, gone))).to.not.have.length(0);
        }
      }),
    );
  });

  it("never prefers a stranger to a hook of its own that is identical", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        for (const gone of planLine(installed, declared, true).remove) {
          if (gone.stranger) continue;
          const twins = installed.filter((hook) => hook.stranger && identical(hook, gone));
          const stays = applied(planLine(installed, declared, true)).map(({ webhookId }) => webhookId);
          const replaced = twins.some(({ webhookId }) => stays.includes(webhookId));
          const byOwn = installed.some(
            (hook) =>
              !hook.stranger && hook !== gone && identical(hook, gone) && stays.includes(hook.webhookId),
          );
          expect(replaced && !byOwn, "a stranger took its place").to.equal(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never gives a stranger another url, and never another type or event to anything", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const strangers = new Set(installed.filter((hook) => hook.stranger).map((hook) => hook.webhookId));
        for (const { hook, wanted } of planLine(installed, declared, true).change) {
          expect([hook.type, hook.event]).to.deep.equal([wanted.type, wanted.event]);
          if (strangers.has(hook.webhookId)) expect(sameUrl(hook.url, wanted.url)).to.equal(true);
        }
      }),
    );
  });

  it("changes only what differs", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        for (const { hook, wanted } of planLine(installed, declared, true).change) {
          expect(sameUrl(hook.url, wanted.url) && hook.method === wanted.method).to.equal(false);
        }
      }),
    );
  });

  it("keeps every id that can be kept: adds only where no hook of the event is left", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const { add, remove } = planLine(installed, declared, true);
        for (const { type, event } of add) {
          const left = remove.filter((hook) => hook.type === type && hook.event === event && !hook.stranger);
          expect(left, `an id of ${event} that could have been kept`).to.deep.equal([]);
        }
      }),
    );
  });

  it("writes no more often than must be", () => {
    fc.assert(
      fc.property(installedOnce, declarations, (installed, declared) => {
        expect(writesOf(planLine(installed, declared, true))).to.equal(fewestWrites(installed, declared));
      }),
      { numRuns: 500 },
    );
  });

  it("is done once it is carried out, and keeps the ids then", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const now = applied(planLine(installed, declared, true)).map((hook) => ({
          ...hook,
          stranger: false,
        }));
        const again = planLine(now, declared, true);
        expect(isDone(again)).to.equal(true);
        expect(again.keep.map(({ webhookId }) => webhookId).sort()).to.deep.equal(
          now.map(({ webhookId }) => webhookId).sort(),
        );
      }),
    );
  });

  it("is the same whatever the order of what is declared, but for who gets whose id", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const [one, other] = [
          planLine(installed, declared, true),
          planLine(installed, [...declared].reverse(), true),
        ];
        expect(writesOf(other)).to.equal(writesOf(one));
        expect(applied(other).map(describeHook).sort()).to.deep.equal(applied(one).map(describeHook).sort());
      }),
    );
  });

  it("leaves strangers alone where the line is not exclusive, and does the same to the others", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, (installed, declared) => {
        const [exclusive, shared] = [true, false].map((one) => planLine(installed, declared, one));
        expect(shared?.remove).to.deep.equal(exclusive?.remove.filter(({ stranger }) => !stranger));
        expect({ ...shared, remove: [] }).to.deep.equal({ ...exclusive, remove: [] });
      }),
    );
  });

  it("moves no url to where an identical hook is installed that the state does not hold", () => {
    fc.assert(
      fc.property(anyInstalled, declarations, wanted, (installed, declared, taken) => {
        const plan = planLine(installed, declared, true, (one) => identical(one, taken));
        const held = installed.some((hook) => identical(hook, taken));
        const moved = plan.change.filter(
          ({ hook, wanted }) => identical(wanted, taken) && !identical(hook, taken),
        );
        if (!held) expect(moved).to.deep.equal([]);
        expect(applied(plan).map(describeHook).sort()).to.deep.equal(declared.map(describeHook).sort());
      }),
    );
  });
});

/**
 * Counted in another way than the plan does it. A hook that is right costs nothing. Each other hook of an event costs one
 * write, to be changed or removed or added, of which a change serves two. Only an identical stranger can be changed.
 */
function fewestWrites(installed: readonly KnownHook[], declared: readonly HookInputs[]): number {
  let writes = 0;
  for (const key of new Set([...installed, ...declared].map(({ type, event }) => `${type} ${event}`))) {
    const of = <H extends { type: string; event: string }>(hooks: readonly H[]) =>
      hooks.filter(({ type, event }) => `${type} ${event}` === key);
    let [have, want] = [of(installed), of(declared)];
    for (const hook of have.filter(({ stranger }) => stranger)) {
      const twin = want.find((one) => identical(one, hook));
      want = want.filter((one) => one !== twin);
      if (twin === undefined || twin.method !== hook.method) writes++;
    }
    have = have.filter(({ stranger }) => !stranger);
    const right = want.filter((one) =>
      have.some((hook) => sameUrl(hook.url, one.url) && hook.method === one.method),
    ).length;
    writes += Math.max(have.length, want.length) - right;
  }
  return writes;
}

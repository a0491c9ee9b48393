import { expect } from "chai";
import execa from "execa";
import { declareLine } from "./line/declare-line";
import { type Bed, counts, declare, newBed, receiver, tearDown } from "./support/bed";

const HOOKS = 10;
const LINES = 2;
const EVENTS = ["receive", "send", "progress", "read", "delete"];

/** A way to declare some hooks; `path` is part of each URL. Sessions by line: undefined is that of the settings. */
type Declaring = (sessions: (string | undefined)[], path: string) => string;

const singleHooks: Declaring = (sessions, path) =>
  hooksOf(sessions, path)
    .map(({ index, ...hook }) => declare(`hook${index}`, hook))
    .join("");

const linesAsOne: Declaring = (sessions, path) =>
  sessions
    .map((session, at) => {
      const own = hooksOf(sessions, path).filter((hook) => hook.session === session);
      const events = EVENTS.map((event) => [event, own.filter((hook) => hook.event === event).map(urlOf)]);
      return declareLine(`line${at}`, { hooks: Object.fromEntries(events), ...withSession(session) });
    })
    .join("");

const OPERATIONS: Record<string, string[]> = {
  preview: ["preview"],
  up: ["up", "--yes", "--skip-preview"],
  refresh: ["refresh", "--yes", "--skip-preview"],
  destroy: ["destroy", "--yes", "--skip-preview"],
};

describe("the budget", function () {
  // Several runs of the engine each; on a busy machine a minute is not enough.
  this.timeout(180_000);
  afterEach(tearDown);

  it("of requests is kept by single hooks", async () => {
    await spends(singleHooks, { "webhook/update": HOOKS });
  });

  it("of requests is kept by lines, each as one resource", async () => {
    await spends(linesAsOne, { "webhook/list": LINES, "webhook/update": HOOKS });
  });

  it("of lists is one where single hooks and a line as one resource meet on a line", async () => {
    const { emulator, stack } = await newBed();
    stack.program(
      declare("single", { event: "receive", url: receiver("single") }) +
        declareLine("whole", { hooks: { send: receiver("whole") } }),
    );
    await stack.up();
    expect(counts(emulator), "up").to.deep.equal({ "webhook/list": 1, "webhook/add": 2 });
    emulator.clearRequests();
    await stack.ok("refresh", "--yes", "--skip-preview");
    expect(counts(emulator), "refresh").to.deep.equal({ "webhook/list": 1 });
  });

  for (const path of ["pulumi-zipwhip/provider", "pulumi-zipwhip/provider/line"]) {
    it(`of what a preview loads has neither axios nor zod (${path})`, async () => {
      const { stdout } = await execa(process.execPath, ["-e", LOAD, path]);
      const loaded: string[] = JSON.parse(stdout);
      expect(loaded.join()).to.contain("fastest-levenshtein");
      expect(loaded.filter((file) => /node_modules.(axios|zod|follow-redirects)\b/.test(file))).to.deep.equal(
        [],
      );
    });
  }
});

const LOAD = `
const { check } = require(process.argv[1]);
check({}, {}).then(() => console.log(JSON.stringify(Object.keys(require.cache))));
`;

/** Runs every operation, each of which must make exactly the requests that the design allows. */
async function spends(declaring: Declaring, change: Record<string, number>): Promise<void> {
  const bed = await newBed();
  const sessions = [undefined, bed.emulator.createLine().session];
  bed.stack.program(declaring(sessions, "first"));
  await costs(bed, "preview", {});
  await costs(bed, "up", { "webhook/list": LINES, "webhook/add": HOOKS });
  await costs(bed, "up", {});
  await costs(bed, "preview", {});
  await costs(bed, "refresh", { "webhook/list": LINES });
  bed.stack.program(declaring(sessions, "second"));
  await costs(bed, "up", change);
  await costs(bed, "destroy", { "webhook/delete": HOOKS });
}

async function costs({ emulator, stack }: Bed, operation: string, wanted: Record<string, number>) {
  emulator.clearRequests();
  await stack.ok(...(OPERATIONS[operation] ?? []));
  expect(counts(emulator), operation).to.deep.equal(wanted);
}

interface Declared {
  index: number;
  event: string | undefined;
  url: string;
  session?: string;
}

function hooksOf(sessions: (string | undefined)[], path: string): Declared[] {
  return [...Array(HOOKS).keys()].map((index) => ({
    index,
    event: EVENTS[index % EVENTS.length],
    url: receiver(`${path}/${index}`),
    ...withSession(sessions[index % sessions.length]),
  }));
}

function withSession(session: string | undefined): { session?: string } {
  return session === undefined ? {} : { session };
}

function urlOf({ url }: Declared): string {
  return url;
}

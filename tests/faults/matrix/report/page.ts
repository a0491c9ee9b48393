import { countChosen } from "../chosen";
import { isGood, type Result, VERDICTS } from "../judge";
import type { Matrix } from "../run-matrix";
import { badCells, remedyRows } from "./lists";
import { tableOf } from "./table";
import { totalsOf } from "./totals";

/** The page for the docs: nothing in it depends on when and where it was written. */
export function pageOf({ results, leaks }: Matrix): string {
  const bad = results.filter((result) => !isGood(result));
  const parts = [
    PROMISES,
    ADDS,
    LIMITS,
    `## The proof\n\n${sums(results, leaks)}`,
    METHOD,
    `## The table\n\n${LEGEND}\n\n${markdown(tableOf(results))}`,
    `## The remedies\n\n${REMEDIES}\n${remedyRows(results)}`,
    ...(bad.length === 0 ? [] : [`## Not right yet\n\n${badCells(bad)}`]),
  ];
  return `${parts.map((part) => part.trim()).join("\n\n")}\n`;
}

function sums(results: readonly Result[], leaks: number): string {
  const totals = totalsOf(results);
  return `| | |
| --- | --- |
| cells tried | ${totals.tried} |
| ${VERDICTS["by itself"]} | ${totals.byItself} |
| ${VERDICTS["after the remedy"]} | ${totals.afterRemedy} |
| ${VERDICTS.limit} | ${totals.limits} |
| lost, or doubled | ${totals.lostOrDoubled} |
| did not converge | ${totals.notConverged} |
| wrong words, or a success that was none | ${totals.complaints} |
| sessions or URL tokens printed | ${leaks} |`;
}

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const PROMISES = `# When calls fail

Written by \`npm run faults\`; do not edit.

## What you can rely on

Whichever call of the API fails, in whichever way of the table below, and for however long:

- **No hook gets lost.** A hook leaves the state only when it was deleted, or when a well-formed list does not show
  it. An error, a dead session or an unreadable answer never counts as "gone".
- **No hook comes to exist twice**, but for the limits named below. An add that may have been done is not sent again
  in the same run.
- **A failed run says what to do**, in one line: what happened, what is known of the hook, what to do next. Doing
  that, and nothing else, is enough. Most need only the next \`pulumi up\`.
- **What it says is so.** A success was one, and "nothing was done" is said only where nothing was.
- **No message holds a session, or of a URL more than its host.**
- **Waiting ends.** One hook takes twice the time-out at most (ZIPWHIP_TIMEOUT_SECONDS), besides what the service
  itself asks to wait.`;

const ADDS = `## An add is sent once in a run

The API gives no key by which it would know a repeated add: sent twice, it can install two hooks, and every message
is answered twice. So where an add was sent and its answer is lost (time-out, cut connection, 5xx, unreadable), the
provider only looks, three times. A list that shows the hook settles it: the run succeeds. If none does, the run
fails:

> ...; the list does not show it so far. Run \`pulumi up\` again: it looks before it adds, and names the hook if
> it was installed after all

The next run adds what is not there. If the hook has appeared meanwhile, that run stops and names it, because it
cannot tell it from a hook that somebody else made; with \`adopt: true\` it is taken over.

The price is one more \`pulumi up\`, and a hook that is not installed until then. It is worth paying: a failed run
is seen, two hooks are not. When it still sent the add again, the hook was doubled wherever the first add took
effect late or the list was behind.

What cannot have been done is still repeated within the run: no connection, 429. So are updates and deletes, which
do no harm when they are done twice.`;

const LIMITS = `## What nobody can promise

- **A list that does not show an installed hook when the next run looks, or an add that takes effect only after
  that**: the next run adds, and there are two. The next \`pulumi up --refresh\` says so and names the one to delete
  ("limit" in the table). The API says nothing of how fresh its lists are.
- **A single hook that a well-formed list leaves out during a refresh** counts as deleted by hand. The next \`up\`
  finds it, adds nothing and asks for \`adopt: true\`. A list that shows none of several hooks is not believed.
- **Two stacks that add the same hook at the same moment**: both look, and both add. The next refresh says so.
- **An update that takes effect after a later one** undoes it. The next refresh shows the difference, and the \`up\`
  mends it.
- **Other ways to fail** than those in the table: it holds all that we could think of.`;

const METHOD = `A cell is one hook on a line of its own, beside a hook of somebody else, against the emulator. The
verbs are called in **Pulumi's own dynamic provider process**, started as the engine starts it and driven over its
gRPC; what the engine would keep in the state after each answer is kept by the test. Every call goes wrong in every
way, once, twice and for good:

1. **The run with faults.** What it reports as a success is one, and what it calls undone is undone.
2. **The next run**, \`up\` or \`up --refresh\`, without faults. If it fails, what its message names is done, and
   only that.
3. **One more \`up --refresh\`**, which must send no write and find that state, service and program are the same,
   and that the other hook is untouched.

Each run has processes of its own. After each there is at most one such hook on the service, and never none where
there was one. Messages, and all that the processes print, some of them with ZIPWHIP_DEBUG, are searched for the
session and the URL's token. A service that is silent is given two seconds. Connections fail at a gate in front of
the emulator; a name that cannot be looked up, and one that leads to where nobody listens, are made by a file that
Node preloads into the process.

${countChosen()} cells go through the whole engine as well, with real states and real \`pulumi up\`
(\`tests/faults/engine.test.ts\`). Both are part of \`npm test -- --all\`. One cell alone:
\`npm run faults -- "update × cut after, once"\`.`;

const LEGEND = `Once, twice, for good; one word where all three ended in the same way. **self**: the next run was
enough. **told**: after what a message said. **limit**: see above. A **!** marks words that are not right; anything
else is a defect. A dash: a list has no effect that could be late.

List (a): the look ahead of an add. With a list that is behind, an earlier run's hook is there, and not shown. List
(b): the look after an add whose answer was lost. List (c): a refresh. In the columns of the writes, a list that is
behind meets the look after an answer that was lost.`;

const REMEDIES = `| where | what a message said, and was done | cells |
| --- | --- | --- |`;

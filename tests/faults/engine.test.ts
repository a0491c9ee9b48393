import { randomBytes } from "node:crypto";
import type { Emulator, Line } from "zipwhip-emulator";
import { type Bed, declare, newBed, tearDown } from "../engine/support/bed";
import type { Run, StateResource } from "../engine/support/stack";
import { type Cell, faultsOf, type Life } from "./matrix/cells";
import { chosenCells } from "./matrix/chosen";
import { describeBad, type Evidence, isGood, judge, type Remedy, remedyIn } from "./matrix/judge";
import { totalsLine, totalsOf } from "./matrix/report";
import { haveMet } from "./matrix/trial";

const UP = ["up", "--yes", "--skip-preview", "--continue-on-error"];

interface Hook {
  name: string;
  cell: Cell;
  line: Line;
  token: string;
  adopt: boolean;
  seen: Omit<Evidence, "idsAtEnd" | "stateAtEnd" | "unrest">;
}

describe("the fault matrix: chosen cells through the whole engine", function () {
  this.timeout(300_000);
  after(tearDown);

  it("loses, doubles and hides nothing", async () => {
    const bed = await newBed({ ZIPWHIP_TIMEOUT_SECONDS: "2" });
    const hooks = chosenCells().map((cell, index) => newHook(cell, index, bed.emulator));
    let printed = "";
    const pulumi = async (...args: string[]) => {
      const run = await bed.stack.pulumi(...args);
      printed += run.text;
      return run;
    };
    const run = (which: "before" | "after", ...args: string[]) => {
      bed.stack.program(hooks.map((hook) => declaration(hook, which)).join(""));
      return pulumi(...args);
    };

    const made = await run("before", ...UP);
    if (made.exitCode !== 0) throw new Error(made.text);
    const reads = hooks.filter(({ cell }) => cell.life === "list-refresh");
    const writes = hooks.filter(({ cell }) => cell.life !== "list-refresh");

    addFaults(bed, reads);
    bed.emulator.clearRequests();
    note(bed, reads, await pulumi("refresh", "--yes", "--skip-preview"));
    bed.emulator.clearFaults();
    addFaults(bed, writes);
    bed.emulator.clearRequests();
    note(bed, writes, await run("after", ...UP));
    bed.emulator.clearFaults();

    for (let count = 0; count < 3; count++) {
      const text = (await run("after", ...UP)).text;
      const told = messagesIn(text);
      for (const hook of hooks) follow(bed, hook, told.get(hook.name) ?? []);
      if (told.size === 0) break;
    }
    bed.emulator.clearRequests();
    const last = await run("after", ...UP, "--refresh");
    const results = hooks.map((hook) => judge(hook.cell, evidence(bed, hook, last, printed)));

    console.log(`      through the engine: ${totalsLine(totalsOf(results))}`);
    const bad = results.filter((result) => !isGood(result));
    if (bad.length > 0) throw new Error(bad.map(describeBad).join("\n"));
  });
});

function newHook(cell: Cell, index: number, emulator: Emulator): Hook {
  const line = emulator.createLine();
  const token = randomBytes(12).toString("hex");
  const secrets = [line.session.split(":")[0] ?? "", token];
  const seen = {
    told: [],
    tookMs: 0,
    met: false,
    idsAfterFaults: [],
    stateAfterFaults: undefined,
    effect: false,
    toldLater: [],
    remedies: [],
    declared: cell.life === "delete" ? (0 as const) : (1 as const),
    secrets,
  };
  return { name: `hook${index}`, cell, line, token, adopt: false, seen };
}

function declaration({ name, cell, line, token, adopt }: Hook, which: "before" | "after"): string {
  const { life } = cell;
  const held = ["update", "delete", "list-refresh"].includes(life);
  if (which === "before" ? !held : life === "delete") return "";
  const args = { event: "receive", url: urlOf(life, token, which), session: line.session };
  return declare(name, adopt ? { ...args, adopt } : args);
}

function urlOf(life: Life, token: string, which: "before" | "after"): string {
  return `https://hooks.example.com/${token}/${life === "update" ? which : "same"}`;
}

function addFaults({ emulator }: Bed, hooks: readonly Hook[]): void {
  for (const { cell, line } of hooks) {
    for (const fault of faultsOf(cell, line.deviceId)) emulator.addFault(fault);
  }
}

/** Notes what the run with faults told of each hook, and what it left. */
function note(bed: Bed, hooks: readonly Hook[], run: Run): void {
  const told = messagesIn(run.text);
  const inState = byName(bed.stack.hooksInState());
  for (const hook of hooks) {
    const now = bed.emulator.hooks(hook.line.deviceId);
    const url = urlOf(hook.cell.life, hook.token, "after");
    hook.seen = {
      ...hook.seen,
      // A refresh ends with the first read that fails: what it says then, it says of all.
      told:
        told.get(hook.name) ??
        (hook.cell.life === "list-refresh" && run.exitCode !== 0 ? [...told.values()].flat() : []),
      met: haveMet(hook.cell, hook.line.deviceId, bed.emulator),
      idsAfterFaults: now.map(({ webhookId }) => webhookId),
      stateAfterFaults: inState.get(hook.name)?.id,
      effect: hasEffect(
        hook.cell.life,
        now.map((one) => one.url),
        url,
      ),
    };
  }
}

function hasEffect(life: Life, urls: string[], url: string): boolean {
  // A refresh is to have none.
  if (life === "list-refresh") return false;
  return life === "delete" ? urls.length === 0 : urls.includes(url);
}

/** Does what the messages of a later run name. */
function follow({ emulator }: Bed, hook: Hook, told: string[]): void {
  const remedy: Remedy | undefined = remedyIn(told);
  const remedies = [...hook.seen.remedies];
  for (const id of remedy?.deletes ?? []) emulator.remove(id);
  if ((remedy?.deletes.length ?? 0) > 0) remedies.push("delete the hooks named");
  if (remedy?.adopt === true) {
    hook.adopt = true;
    remedies.push("adopt: true");
  }
  hook.seen = { ...hook.seen, remedies, toldLater: [...hook.seen.toldLater, told] };
}

function evidence({ emulator, stack }: Bed, hook: Hook, last: Run, printed: string): Evidence {
  const { deviceId } = hook.line;
  const now = emulator.hooks(deviceId);
  const state = byName(stack.hooksInState()).get(hook.name);
  const writes = emulator.requests({ deviceId }).filter(({ path }) => path !== "/webhook/list").length;
  const differs = ["url", "method", "event", "type", "webhookId"].filter(
    (name) => (now[0] as Record<string, unknown> | undefined)?.[name] !== state?.outputs?.[name],
  );
  const url = urlOf(hook.cell.life, hook.token, "after");
  const text = printed.toLowerCase();
  return {
    ...hook.seen,
    idsAtEnd: now.map(({ webhookId }) => webhookId),
    stateAtEnd: state?.id,
    unrest: [
      ...(messagesIn(last.text).get(hook.name) ?? []),
      ...(last.exitCode === 0 ? [] : ["the last up failed"]),
      ...(writes > 0 ? [`${writes} writes were sent`] : []),
      ...differs.map((name) => `state and service differ in ${name}`),
      ...(hook.seen.declared === 1 && now[0]?.url !== url
        ? ["the service does not hold the declared url"]
        : []),
      ...(hook.seen.secrets.some((secret) => text.includes(secret)) ? ["the engine printed a secret"] : []),
    ],
  };
}

function byName(resources: readonly StateResource[]): Map<string, StateResource> {
  return new Map(resources.map((resource) => [resource.urn.split("::").pop() ?? "", resource]));
}

/** What the engine says of each hook, by name: the errors under "Diagnostics". */
function messagesIn(text: string): Map<string, string[]> {
  const told = new Map<string, string[]>();
  let name: string | undefined;
  for (const line of text.slice(Math.max(0, text.indexOf("Diagnostics:"))).split("\n")) {
    const head = /^ {2}\S.*\((hook\d+)\):$/.exec(line);
    if (/^\S| {2}\S.*:$/.test(line) && !line.startsWith("    ")) name = head?.[1];
    const message = /^ {4}error: (.*\S)\s*$/.exec(line)?.[1];
    if (name !== undefined && message !== undefined) told.set(name, [...(told.get(name) ?? []), message]);
  }
  return told;
}

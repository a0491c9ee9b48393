import { readFileSync, writeFileSync } from "node:fs";
import { ZipwhipClient } from "pulumi-zipwhip/api";
import type { Stage } from "./stage";
import { claim, say, table, title } from "./tell";
import { textArrives } from "./text-arrives";

// The default of examples/quickstart/Pulumi.yaml.
const RECEIVER = "https://hooks.example.com/zipwhip";

/** A team's story, from the first `up` to the last `destroy`. Each step shows it, then checks that it is so. */
export async function tell(stage: Stage, keep: boolean): Promise<void> {
  await firstUp(stage);
  await nothingToDo(stage);
  await somebodysHand(stage);
  await drift(stage);
  await putRight(stage);
  await anotherEvent(stage);
  await textArrives(stage);
  if (!keep) await theEnd(stage);
}

function installed({ emulator, line }: Stage) {
  return emulator.hooks(line.deviceId);
}

function calls({ emulator }: Stage): string[] {
  return emulator.requests().map(({ path }) => path.replace("/webhook/", ""));
}

async function firstUp(stage: Stage): Promise<void> {
  title(
    "Three hooks, declared in code",
    "The program is a copy of examples/quickstart; the service is the emulator.",
  );
  console.log(readFileSync(stage.program, "utf8").replace(/^/gm, "   | "));
  await stage.pulumi("stack", "init", "demo");
  await stage.pulumi("up", "--yes");
  table(installed(stage));
  const events = installed(stage).map(({ event }) => event);
  claim("the three hooks are installed", events.sort().join() === "progress,receive,send");
  claim("with one list and three adds", calls(stage).sort().join() === "add,add,add,list");
}

async function nothingToDo(stage: Stage): Promise<void> {
  title("A second up", "Nothing changed, so the service is not asked for anything.");
  stage.emulator.clearRequests();
  await stage.pulumi("up", "--yes", "--skip-preview");
  claim("no request was sent", calls(stage).length === 0);
}

async function somebodysHand(stage: Stage): Promise<void> {
  title("Somebody's hand", "A colleague with a session of their own changes one URL and deletes one hook.");
  const session = stage.emulator.login(stage.line.number);
  const colleague = new ZipwhipClient({ session, apiUrl: stage.emulator.url });
  const hooks = await colleague.list();
  const received = hooks.find(({ event }) => event === "receive");
  const sent = hooks.find(({ event }) => event === "send");
  if (received === undefined || sent === undefined) throw new Error("the hooks of step 1 are missing");
  await colleague.update(received.webhookId, { url: "https://laptop.example.net/debugging" });
  await colleague.delete(sent.webhookId);
  table(installed(stage));
  claim("the line is not as declared", installed(stage).length === 2);
}

async function drift(stage: Stage): Promise<void> {
  title(
    "The drift, before anything is done",
    "A preview with refresh asks the service once, and changes nothing.",
  );
  stage.emulator.clearRequests();
  const text = await stage.pulumi("preview", "--refresh", "--diff");
  claim(
    "the changed URL is shown",
    /"https:\/\/laptop\.example\.net\/debugging" => "https:\/\/hooks/.test(text),
  );
  claim("one hook to update, one to create", /~ 1 to update/.test(text) && /\+ 1 to create/.test(text));
  claim("with a single list", calls(stage).join() === "list");
}

async function putRight(stage: Stage): Promise<void> {
  title("Put right", "One update, which keeps the id, and one add.");
  stage.emulator.clearRequests();
  await stage.pulumi("up", "--refresh", "--yes", "--skip-preview");
  table(installed(stage));
  const urls = installed(stage).map(({ event, url }) => `${event} ${url}`);
  const declared = ["progress", "receive", "send"].map((event) => `${event} ${RECEIVER}/${event}`);
  claim("all three hooks are as declared", urls.sort().join() === declared.join());
  claim("with one list, one update and one add", calls(stage).sort().join() === "add,list,update");
}

async function anotherEvent(stage: Stage): Promise<void> {
  title(
    "Another event, changed in code",
    "The API cannot change an event, so the hook is replaced: by overlap, never with a gap.",
  );
  const before = readFileSync(stage.program, "utf8");
  const after = before.replace(/event: "send", url: `(.*)\/send`/, 'event: "read", url: `$1/read`');
  claim('in index.ts, event "send" became "read", and so did its path', before !== after);
  writeFileSync(stage.program, after);
  stage.emulator.clearRequests();
  await stage.pulumi("up", "--yes");
  say("The service's log:");
  for (const { method, path, parameters, status } of stage.emulator.requests()) {
    say(`  ${method} ${path} ${JSON.stringify(parameters)} → ${status}`);
  }
  table(installed(stage));
  claim("the new hook was added before the old one was deleted", calls(stage).join() === "list,add,delete");
}

async function theEnd(stage: Stage): Promise<void> {
  title("The end", "A destroy removes what the stack holds.");
  await stage.pulumi("destroy", "--yes", "--skip-preview");
  table(installed(stage));
  claim("nothing is left on the line", installed(stage).length === 0);
}

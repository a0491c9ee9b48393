import { clean } from "../provider/clean";
import { endWithEngine } from "../provider/front-end/end-with-engine";
import { engineAddress } from "./arguments";
import { EngineLog } from "./engine/log";
import { Instance } from "./instance";
import { serve } from "./server";

const log = new EngineLog((line) => process.stderr.write(`zipwhip: ${line}\n`));
const address = engineAddress(process.argv.slice(2));
const instance = new Instance(log, process.env, address);

// One resource's misfortune must not end the process, which has the answers of all others.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error: unknown) => log.say("ERROR", clean(error, instance.sessions)));
}

if (address !== undefined) log.connect(address);
endWithEngine(address);

// The engine takes the first line for the port: nothing may be printed before it.
serve(instance).then(
  ({ port }) => process.stdout.write(`${port}\n`),
  (error: unknown) => {
    process.stderr.write(`zipwhip: the plugin could not listen on 127.0.0.1: ${clean(error, [])}\n`);
    process.exit(1);
  },
);

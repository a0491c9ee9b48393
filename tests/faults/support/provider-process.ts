import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { FRONT_ENDS, type Front } from "./front";
import { ProviderVerbs } from "./provider-verbs";

const REPOSITORY = resolve(__dirname, "../../..");
/** As the engine does, it starts in the folder that holds the program: from there `pulumi-zipwhip/provider` is found. */
const PROJECT = join(REPOSITORY, "examples/quickstart");

// None outlives the tests.
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Pulumi's own dynamic provider process, or the plugin, started as the engine starts it. */
export class ProviderProcess {
  private constructor(
    /** What the engine calls. */
    readonly verbs: ProviderVerbs,
    private readonly child: ChildProcess,
    private readonly ended: Promise<unknown>,
    private readonly texts: string[],
  ) {}

  /** @param env settings of the provider; the caller's own ZIPWHIP_ and proxy variables do not reach it */
  static async start(env: Record<string, string>, front: Front = "dynamic"): Promise<ProviderProcess> {
    const inherited = Object.entries(process.env).filter(([name]) => !/^ZIPWHIP_|_PROXY$|^NODE_/i.test(name));
    const child = spawn(process.execPath, [FRONT_ENDS[front].program, "127.0.0.1:1"], {
      cwd: PROJECT,
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    const ended = once(child, "exit").finally(() => running.delete(child));
    const texts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (bytes: Buffer) => texts.push(bytes.toString()));
    }
    const port = await Promise.race([
      once(createInterface({ input: child.stdout }), "line"),
      ended.then(() => Promise.reject(new Error(`the provider process ended at once: ${texts.join("")}`))),
    ]);
    const verbs = new ProviderVerbs(Number(port[0]), FRONT_ENDS[front]);
    await verbs.configure({});
    return new ProviderProcess(verbs, child, ended, texts);
  }

  /** All that it has printed. */
  get printed(): string {
    return this.texts.join("");
  }

  async end(): Promise<void> {
    this.verbs.close();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGKILL");
    await this.ended;
  }
}

import type { StateResource } from "../../cli/pulumi/held-hooks";
import type { Ran } from "../../cli/world/world";

/** What the Pulumi CLI answers for a stack, as it was seen to, for tests that need no engine. */
export class StackDouble {
  readonly config = new Map<string, { value: string; secret: boolean }>();
  resources: StateResource[] = [];
  /** The commands that it was given. Secrets must be in none of them. */
  readonly commands: string[] = [];
  /** What goes wrong with every command that begins so. */
  failure: { on: string; stderr: string } | undefined;

  constructor(private readonly project: string) {}

  /** Puts a hook into the state. */
  hold(resource: Omit<StateResource, "urn"> & { name: string }): void {
    const { name, ...rest } = resource;
    this.resources.push({ ...rest, urn: `urn:pulumi:dev::${this.project}::${resource.type}::${name}` });
  }

  run(args: readonly string[], input = ""): Ran {
    const command = args.join(" ");
    this.commands.push(command);
    if (this.failure !== undefined && command.startsWith(this.failure.on)) {
      return { exitCode: 1, stdout: "", stderr: `error: ${this.failure.stderr}\n` };
    }
    const stdout = this.answer(args, input);
    return stdout === undefined
      ? { exitCode: 1, stdout: "", stderr: `error: unknown command ${command}` }
      : { exitCode: 0, stdout, stderr: "" };
  }

  private answer([noun, verb, ...rest]: readonly string[], input: string): string | undefined {
    const key = rest.filter((word) => !word.startsWith("--")).at(-1) ?? "";
    if (noun === "stack" && verb === "export") return this.exported(rest.includes("--show-secrets"));
    if (noun !== "config") return undefined;
    if (verb === "--json") {
      const shown = [...this.config].map(([name, { value, secret }]) => [
        name,
        secret ? { secret } : { value },
      ]);
      return JSON.stringify(Object.fromEntries(shown));
    }
    if (verb === "get") return `${this.config.get(key)?.value ?? ""}\n`;
    if (verb === "set") this.config.set(key, { value: input, secret: rest.includes("--secret") });
    if (verb === "rm") this.config.delete(key);
    return "";
  }

  private exported(showSecrets: boolean): string {
    const text = JSON.stringify({ version: 3, deployment: { resources: this.resources } });
    return showSecrets ? text : text.replaceAll('"plaintext":', '"ciphertext":');
  }
}

/** A value as an export with `--show-secrets` shows a secret one. */
export function secretValue(value: unknown): unknown {
  return {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    plaintext: JSON.stringify(value),
  };
}

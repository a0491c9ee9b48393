import { statSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { SETTING_NAMES } from "../zipwhip/setting-names";
import { importHooks } from "./commands/import";
import { list } from "./commands/list";
import { login } from "./commands/login";
import { logout } from "./commands/logout";
import { status } from "./commands/status";
import { watch } from "./commands/watch";
import type { ExitCode } from "./exit-codes";
import * as help from "./help";
import type { CommonOptions } from "./settings/options";
import type { World } from "./world/world";

type Action<O> = (world: World, options: O) => Promise<ExitCode>;

/**
 * The command line.
 *
 * @param run runs what was chosen
 */
export function commandLine(
  run: <O extends CommonOptions>(action: Action<O>, options: O) => Promise<void>,
): Command {
  const program = new Command("pulumi-zipwhip")
    .description(
      "Web hooks of Zipwhip lines, beside Pulumi: what is installed, and how it comes into a stack.",
    )
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .addHelpText("after", help.OVERVIEW);

  const command = <O extends CommonOptions>(name: string, what: string, text: string, action: Action<O>) =>
    program
      .command(name)
      .description(what)
      .option("--json", "print JSON, for programs")
      .option("-s, --stack <name>", "the stack, if not the one that is selected")
      .option("-C, --cwd <folder>", "work in this folder, as pulumi does", folderOf)
      .helpOption("-h, --help", "show help")
      .addHelpText("after", text)
      .allowExcessArguments(false)
      .action((_, self: Command) => run(action, self.opts<O>()));

  const ofLine = "the session under this key of the stack's config";
  command("list", "Show the hooks that are installed on the line.", help.LIST, list).option(
    "--key <key>",
    ofLine,
    keyOf,
  );
  command("import", "Write a program and an import file for the hooks of the line.", help.IMPORT, importHooks)
    .option("--line", "all hooks as one ZipwhipLine, instead of a ZipwhipWebhook each")
    .option("--plugin", "for the plugin's resources: the engine prints the program")
    .option("--name <name>", "the name of the ZipwhipLine (default: line-<deviceId>)")
    .option("--module <file>", "the module to write (default: hooks.ts beside the program)")
    .option("--file <file>", "the import file to write (default: hooks.import.json beside it)")
    .option("--force", "overwrite files that exist")
    .option("--key <key>", `${ofLine}, for the program too`, keyOf);
  command("status", "Compare what is installed with the stack's state.", help.STATUS, status)
    .option("--urls", "show whole URLs, tokens in them included, instead of hosts")
    .option("--delete <ids...>", "remove these strangers; never what the state holds")
    .option("-y, --yes", "do not ask before removing");
  command("watch", "Tell of each change of the line's hooks, until Ctrl-C.", help.WATCH, watch)
    .addOption(new Option("--every <seconds>", "between two looks").default(5).argParser(secondsOf))
    .option("--key <key>", ofLine, keyOf)
    .option("--urls", "show whole URLs, tokens in them included, instead of hosts");
  command("login", "Ask for a session, and keep it as a secret of the stack.", help.LOGIN, login)
    .option("-u, --username <name>", "the user name (default: ZIPWHIP_USERNAME, or asked for)")
    .option("--key <key>", "its key in the stack's config (default: zipwhip:session)", keyOf)
    .option("--stdout", "print it into a pipe instead of keeping it");
  command("logout", "End the session for good.", help.LOGOUT, logout).option(
    "--key <key>",
    "end the session under this key of the stack's config",
    keyOf,
  );
  return program;
}

function secondsOf(text: string): number {
  if (/^\d{1,5}(\.\d+)?$/.test(text) && Number(text) >= 0.1) return Number(text);
  throw new InvalidArgumentError("It is a number of seconds, from 0.1.");
}

function folderOf(text: string): string {
  if (statSync(text, { throwIfNoEntry: false })?.isDirectory()) return text;
  throw new InvalidArgumentError("There is no such folder.");
}

function keyOf(text: string): string {
  if (!/^[A-Za-z][\w.:-]*$/.test(text))
    throw new InvalidArgumentError("It is a key such as supportSession or project:supportSession.");
  // A session in the place of the API's address would end the address, and the address would be sent as a session.
  const others = Object.values(SETTING_NAMES).filter(({ config }) => config !== SETTING_NAMES.session.config);
  if (others.some(({ config }) => config === text))
    throw new InvalidArgumentError("It is the key of another setting, which holds no session.");
  return text;
}

const EXITS = `
Exit codes: 0 done, 1 failed, 64 wrong usage, 130 cancelled.`;

/** Of the command itself. */
export const OVERVIEW = `
Settings are the provider's: the environment (ZIPWHIP_SESSION, ZIPWHIP_API_URL,
…), then the stack's config (zipwhip:session, …). A session is never an
argument: it comes from there, or is asked for.

Examples:
  pulumi-zipwhip login      keep a session in the stack's config
  pulumi-zipwhip list       what is installed
  pulumi-zipwhip import     bring it into a program and a stack
  pulumi-zipwhip status     what differs from the stack, as a nightly job
${EXITS}
\`status\`: 2 where something differs. More: pulumi-zipwhip <command> --help`;

/** Of `list`. */
export const LIST = `
Shows whole URLs, tokens in them included. "= ID" marks a hook that is identical
to another: its events arrive twice.

Examples:
  pulumi-zipwhip list
  pulumi-zipwhip list --json | jq '.hooks[] | select(.event == "receive")'
${EXITS}`;

/** Of `import`. */
export const IMPORT = `
Leaves out what the stack's state holds already, second ones of identical hooks,
and what no program can declare. Both files hold whole URLs, tokens included.

Examples:
  pulumi-zipwhip import --line --name support
  pulumi-zipwhip import --module sales.ts --file sales.import.json

Then, as it says itself:
  pulumi import --file hooks.import.json --generate-code=false --protect=false
  pulumi preview            shows no change
${EXITS}`;

/** Of `status`. */
export const STATUS = `
same      in both, equal              missing    only in the state: was deleted
drifted   in both, different          stranger   only installed: of nobody here
leaving   only still to be deleted    identical  its events arrive twice

Examples:
  pulumi-zipwhip status
  pulumi-zipwhip status --stack acme/hooks/prod --json
  pulumi-zipwhip status --delete 687557714 687557715
  pulumi-zipwhip status --delete 687557714 --yes

Exit codes: 0 no difference, 2 a difference, 1 failed or a line not looked at,
64 wrong usage, 130 cancelled.`;

/** Of `watch`. */
export const WATCH = `
One list request at each look. Of two changes between looks the outcome is seen.

Examples:
  pulumi-zipwhip watch
  pulumi-zipwhip watch --every 30 --json >> changes.jsonl

Exit codes: 0 ended by Ctrl-C, 1 failed, 64 wrong usage, 130 cancelled.`;

/** Of `login`. */
export const LOGIN = `
The password is asked for without an echo, or comes from ZIPWHIP_PASSWORD, or by
a pipe. A session never expires: end it with logout.

Examples:
  pulumi-zipwhip login
  pulumi-zipwhip login --username 2065550100 --key supportSession
  get-password | pulumi-zipwhip login -u 2065550100 --stdout | keep-secret
${EXITS}`;

/** Of `logout`. */
export const LOGOUT = `
The session comes from ZIPWHIP_SESSION, or else from the stack's config, from
which it is then removed. Other sessions of the line stay alive.

Examples:
  pulumi-zipwhip logout
  pulumi-zipwhip logout --key supportSession
${EXITS}`;

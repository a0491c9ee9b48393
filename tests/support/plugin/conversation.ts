/** One call of an engine, as PULUMI_DEBUG_GRPC writes it down. */
export interface Exchange {
  method: string;
  request: Record<string, unknown>;
  response: Record<string, unknown>;
}

/** A conversation between an engine and the plugin, with names in place of what differs from run to run. */
export interface Conversation {
  /** The engine's version. */
  engine: string;
  exchanges: Exchange[];
}

// Addresses and numbers of one run.
const DROPPED = [
  ...["engineAddress", "rootDirectory", "programDirectory", "mapperTarget", "loaderTarget", "resolverTarget"],
  ...["randomSeed", "resourceStatusAddress", "resourceStatusToken"],
];

/** The calls of the plugin in an engine's log, each once, in the order of their answers. */
export function readLog(log: string): Exchange[] {
  return log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ progress, metadata }) => progress === "response_completed" && metadata?.name === "zipwhip")
    .map(({ method, request, response }) => ({ method: method.split("/").at(-1), request, response }))
    .filter(({ method }) => method !== "GetSchema");
}

/** Takes out of the exchanges what differs from run to run: ids get the names under which the caller knows them. */
export function withNames(exchanges: Exchange[], names: readonly [text: string, name: string][]): Exchange[] {
  const kept = JSON.stringify(exchanges, (key, value) => {
    if (DROPPED.includes(key)) return undefined;
    // A provider's id is made up anew in each run.
    if (key === "request" && value?.type === "pulumi:providers:zipwhip") return { ...value, id: undefined };
    return value;
  });
  return JSON.parse(names.reduce((text, [from, to]) => text.replaceAll(from, `<${to}>`), kept));
}

/** Puts other texts in place of the names. */
export function withTexts<T>(value: T, texts: ReadonlyMap<string, string>): T {
  const json = JSON.stringify(value).replace(/<([^<>"]+)>/g, (whole, name) => texts.get(name) ?? whole);
  return JSON.parse(json);
}

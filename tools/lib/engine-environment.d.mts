export interface Engine {
  /** Full path of the `pulumi` program. */
  pulumi: string;
  /** The folder it lies in. */
  bin: string;
  version: string;
}

export interface EngineEnvironmentOptions {
  /** PULUMI_HOME of this run. @default the caller's, else the project's own in the user's cache folder */
  home?: string;
  /** A URL, or a folder that exists. @default the caller's PULUMI_BACKEND_URL, else .local/state */
  backend?: string;
  /** @default the caller's PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, else a fixed one */
  passphrase?: string;
  /** More variables; they win over all others. */
  extra?: Record<string, string>;
  /** @default findEngine() */
  engine?: Engine;
}

/** The engine that set-up found or made; undefined before set-up. */
export function findEngine(env?: NodeJS.ProcessEnv): Engine | undefined;

/**
 * The whole environment for running the engine: the caller's, completed so that nothing needs the network,
 * with the engine's folder first on PATH. Throws if there is no engine.
 */
export function engineEnvironment(options?: EngineEnvironmentOptions): NodeJS.ProcessEnv;

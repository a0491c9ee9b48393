import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import execa from "execa";
import { freePort, UNHEARD, until } from "./start";

/** A store of states that several machines share. */
export interface SharedBackend {
  /** What PULUMI_BACKEND_URL is set to. */
  url: string;
  /** What the store needs besides. */
  env: Record<string, string>;
}

/** A store of states that was started here. */
export interface Backend extends SharedBackend {
  /** Where it listens on 127.0.0.1. */
  port: number;
  stop(): Promise<void>;
}

// Debian keeps PostgreSQL's programs beside the PATH.
const POSTGRES_FOLDERS = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];
// PostgreSQL does not run as root: then it runs as nobody.
const NOBODY = 65534;

/** A PostgreSQL server in a temporary folder; `undefined` where its programs are not installed. */
export async function startPostgres(): Promise<Backend | undefined> {
  const bin = findPostgres();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "zipwhip-postgres-"));
  const root = process.getuid?.() === 0;
  if (root) chownSync(folder, NOBODY, NOBODY);
  const as = root ? { uid: NOBODY, gid: NOBODY, cwd: folder } : { cwd: folder };
  const data = join(folder, "data");
  await execa(join(bin, "initdb"), ["-D", data, "-U", "pulumi", "-A", "trust", "--no-sync"], as);
  const port = await freePort();
  const server = execa(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
    { ...as, ...UNHEARD },
  );
  const ready = ["-h", "127.0.0.1", "-p", String(port), "-U", "pulumi", "-d", "postgres"];
  await until(
    "PostgreSQL is ready",
    async () => (await execa(join(bin, "pg_isready"), ready, { reject: false })).exitCode === 0,
  );
  return {
    url: `postgres://pulumi@127.0.0.1:${port}/postgres?sslmode=disable`,
    env: {},
    port,
    stop: async () => {
      server.kill("SIGINT");
      await server;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An S3-compatible store (moto), with one bucket; `undefined` where moto is not installed. */
export async function startS3(): Promise<Backend | undefined> {
  if ((await execa("moto_server", ["--help"], { reject: false })).exitCode !== 0) return undefined;
  const port = await freePort();
  const server = execa("moto_server", ["-H", "127.0.0.1", "-p", String(port)], UNHEARD);
  const address = `http://127.0.0.1:${port}`;
  await until("moto makes a bucket", async () => (await fetch(`${address}/states`, { method: "PUT" })).ok);
  return {
    url: `s3://states?region=us-east-1&endpoint=${address}&s3ForcePathStyle=true`,
    env: { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_EC2_METADATA_DISABLED: "true" },
    port,
    stop: async () => {
      server.kill("SIGTERM");
      await server;
    },
  };
}

function findPostgres(): string | undefined {
  const versions = POSTGRES_FOLDERS.flatMap((folder) =>
    list(folder).map((version) => join(folder, version, "bin")),
  );
  const folders = [...versions.reverse(), ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => list(folder).includes(name)));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

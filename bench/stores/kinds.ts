import { type Backend, startPostgres, startS3 } from "../../tools/backends/servers";
import type { Store } from "./store";
import { Wire } from "./wire";

/** A kind of store, as the tables name it. */
export interface StoreKind {
  id: string;
  title: string;
  says: string;
  /** Answers undefined where its programs are not installed. */
  start(): Promise<Store | undefined>;
}

/** The stores that can be had on one machine, in the order of the tables. */
export const STORES: readonly StoreKind[] = [
  { id: "file", title: "file", says: "a folder on the local disk", start: () => folder({}) },
  {
    id: "s3",
    title: "S3",
    says: "an S3-compatible store on the same machine: moto, which is written in Python and slower than a real one",
    start: () => server(startS3),
  },
  {
    id: "postgres",
    title: "PostgreSQL",
    says: "a PostgreSQL server on the same machine",
    start: () => server(startPostgres),
  },
  {
    id: "unsaved",
    title: "file, written at the end",
    says: "a folder, and `PULUMI_EXPERIMENTAL=true PULUMI_SKIP_CHECKPOINTS=true`",
    start: () => folder({ PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" }),
  },
];

async function folder(env: Record<string, string>): Promise<Store> {
  return { env, stop: async () => undefined };
}

async function server(start: () => Promise<Backend | undefined>): Promise<Store | undefined> {
  const backend = await start();
  if (backend === undefined) return undefined;
  const wire = await Wire.to(backend.port);
  return {
    url: backend.url.replace(`:${backend.port}`, `:${wire.port}`),
    env: backend.env,
    spent: () => wire.spent(),
    stop: async () => {
      wire.stop();
      await backend.stop();
    },
  };
}

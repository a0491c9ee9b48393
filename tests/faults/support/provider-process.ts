import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { credentials, type Metadata, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  type CheckResponse,
  ConfigureRequest,
  type ConfigureResponse,
  CreateRequest,
  type CreateResponse,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  ErrorResourceInitFailed,
  ReadRequest,
  type ReadResponse,
  UpdateRequest,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

const REPOSITORY = resolve(__dirname, "../../..");
const PROGRAM = join(REPOSITORY, "node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js");
/** As the engine does, it starts in the folder that holds the program: from there `pulumi-zipwhip/provider` is found. */
const PROJECT = join(REPOSITORY, "examples/quickstart");
const URN = "urn:pulumi:dev::faults::pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook::hook";
const INIT_FAILED = "pulumirpc.ErrorResourceInitFailed";

/** Properties as they go over the wire. */
export type Properties = Record<string, unknown>;

// None outlives the tests.
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** An error that the process answered, as the engine understands it. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";

  /** @param kept what the engine is to keep in spite of the error */
  constructor(
    message: string,
    readonly kept?: { id: string; properties: Properties; reasons: string[] },
  ) {
    super(message);
  }
}

/** Pulumi's own dynamic provider process, started as the engine starts it and driven over its gRPC. */
export class ProviderProcess {
  /** All that it printed on stderr. */
  stderr = "";

  private constructor(
    private readonly child: ChildProcess,
    private readonly client: ResourceProviderClient,
  ) {}

  /** @param env settings of the provider; the caller's own ZIPWHIP_ and proxy variables do not reach it */
  static async start(env: Record<string, string>): Promise<ProviderProcess> {
    const inherited = Object.entries(process.env).filter(([name]) => !/^ZIPWHIP_|_PROXY$|^NODE_/i.test(name));
    const child = spawn(process.execPath, [PROGRAM, "127.0.0.1:1"], {
      cwd: PROJECT,
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    let stderr = "";
    child.stderr.on("data", (bytes: Buffer) => {
      stderr += bytes.toString();
      if (started !== undefined) started.stderr = stderr;
    });
    let started: ProviderProcess | undefined;
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, "exit").then(() => {
      throw new Error(`the provider process ended at once: ${stderr}`);
    });
    const [port] = (await Promise.race([once(lines, "line"), ended])) as [string];
    ended.catch(() => undefined);
    const client = new ResourceProviderClient(`127.0.0.1:${Number(port)}`, credentials.createInsecure());
    started = new ProviderProcess(child, client);
    started.stderr = stderr;
    await started.configure({});
    return started;
  }

  async configure(config: Properties): Promise<void> {
    const request = new ConfigureRequest();
    request.setArgs(struct(config));
    await this.call<ConfigureResponse>((done) => this.client.configure(request, done));
  }

  async check(
    olds: Properties,
    news: Properties,
  ): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }> {
    const request = new CheckRequest();
    request.setUrn(URN);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const answer = await this.call<CheckResponse>((done) => this.client.check(request, done));
    const failures = answer.getFailuresList().map((failure) => failure.toObject());
    return { inputs: plain(answer.getInputs()), failures };
  }

  async diff(
    id: string,
    olds: Properties,
    news: Properties,
  ): Promise<{ changes: boolean; replaces: string[] }> {
    const request = new DiffRequest();
    request.setUrn(URN);
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const answer = await this.call<DiffResponse>((done) => this.client.diff(request, done));
    const changes = answer.getChanges() === DiffResponse.DiffChanges.DIFF_SOME;
    return { changes, replaces: answer.getReplacesList() };
  }

  async create(inputs: Properties): Promise<{ id: string; properties: Properties }> {
    const request = new CreateRequest();
    request.setUrn(URN);
    request.setProperties(struct(inputs));
    const answer = await this.call<CreateResponse>((done) => this.client.create(request, done));
    return { id: answer.getId(), properties: plain(answer.getProperties()) };
  }

  /** An empty `id` in the answer: the resource is gone. */
  async read(
    id: string,
    properties: Properties,
    inputs: Properties,
  ): Promise<{ id: string; properties: Properties; inputs: Properties }> {
    const request = new ReadRequest();
    request.setUrn(URN);
    request.setId(id);
    request.setProperties(struct(properties));
    request.setInputs(struct(inputs));
    const answer = await this.call<ReadResponse>((done) => this.client.read(request, done));
    return {
      id: answer.getId(),
      properties: plain(answer.getProperties()),
      inputs: plain(answer.getInputs()),
    };
  }

  async update(id: string, olds: Properties, news: Properties): Promise<{ properties: Properties }> {
    const request = new UpdateRequest();
    request.setUrn(URN);
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const answer = await this.call<UpdateResponse>((done) => this.client.update(request, done));
    return { properties: plain(answer.getProperties()) };
  }

  async delete(id: string, properties: Properties): Promise<void> {
    const request = new DeleteRequest();
    request.setUrn(URN);
    request.setId(id);
    request.setProperties(struct(properties));
    await this.call<Empty>((done) => this.client.delete(request, done));
  }

  async end(): Promise<void> {
    this.client.close();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }

  private call<T>(send: (done: (error: ServiceError | null, answer: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      send((error, answer) => (error === null ? resolve(answer) : reject(understood(error))));
    });
  }
}

function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

function plain(properties: Struct | undefined): Properties {
  return properties?.toJavaScript() ?? {};
}

function understood({ details, metadata }: ServiceError): ProviderError {
  const failed = initFailed(metadata);
  if (failed === undefined) return new ProviderError(details);
  const reasons = failed.getReasonsList();
  return new ProviderError(details, {
    id: failed.getId(),
    properties: plain(failed.getProperties()),
    reasons,
  });
}

function initFailed(metadata: Metadata | undefined): ErrorResourceInitFailed | undefined {
  const [bytes] = metadata?.get("grpc-status-details-bin") ?? [];
  if (!Buffer.isBuffer(bytes)) return undefined;
  for (const detail of Status.deserializeBinary(bytes).getDetailsList()) {
    const found = detail.unpack(ErrorResourceInitFailed.deserializeBinary, INIT_FAILED);
    if (found !== null) return found;
  }
  return undefined;
}

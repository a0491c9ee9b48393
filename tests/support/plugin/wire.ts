import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { understood } from "../../faults/support/provider-error";
import { type Props, plain, struct, WEBHOOK_URN } from "./values";

/** A plugin's gRPC, as the engine speaks it: what goes and comes is plain, secrets stay wrapped. */
export class Wire {
  readonly client: ResourceProviderClient;

  constructor(port: number) {
    this.client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /** @param sendsInputs whether it says, as today's engines, that it gives a resource's inputs besides its state */
  configure(args: Props, urn = "", sendsInputs = false): Promise<pb.ConfigureResponse> {
    const request = new pb.ConfigureRequest();
    request.setArgs(struct(args));
    request.setSendsOldInputs(sendsInputs);
    request.setSendsOldInputsToDelete(sendsInputs);
    request.setAcceptsecrets(true);
    if (urn !== "") request.setUrn(urn);
    return this.call((done) => this.client.configure(request, done));
  }

  async check(
    news: Props,
    urn = WEBHOOK_URN,
    rpc: "check" | "checkConfig" = "check",
  ): Promise<{ inputs: Props; failures: { property: string; reason: string }[] }> {
    const request = new pb.CheckRequest();
    request.setUrn(urn);
    request.setOlds(struct({}));
    request.setNews(struct(news));
    const answer = await this.call<pb.CheckResponse>((done) => this.client[rpc](request, done));
    return {
      inputs: plain(answer.getInputs()),
      failures: answer.getFailuresList().map((failure) => failure.toObject()),
    };
  }

  /** `details`: each place with its kind, such as `UPDATE_REPLACE`. */
  async diff(
    id: string,
    olds: Props,
    news: Props,
    urn = WEBHOOK_URN,
    rpc: "diff" | "diffConfig" = "diff",
    oldInputs: Props = {},
  ): Promise<{ changes: boolean; replaces: string[]; diffs: string[]; details: Record<string, string> }> {
    const request = new pb.DiffRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    request.setOldInputs(struct(oldInputs));
    const answer = await this.call<pb.DiffResponse>((done) => this.client[rpc](request, done));
    const kinds = Object.entries(pb.PropertyDiff.Kind);
    const details: Record<string, string> = {};
    answer.getDetaileddiffMap().forEach((found: pb.PropertyDiff, path: string) => {
      details[path] = kinds.find(([, value]) => value === found.getKind())?.[0] ?? "";
    });
    return {
      changes: answer.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME,
      replaces: answer.getReplacesList(),
      diffs: answer.getDiffsList(),
      details,
    };
  }

  async create(
    inputs: Props,
    { urn = WEBHOOK_URN, preview = false, timeout = 0 } = {},
  ): Promise<{ id: string; outs: Props }> {
    const request = new pb.CreateRequest();
    request.setUrn(urn);
    request.setProperties(struct(inputs));
    request.setPreview(preview);
    request.setTimeout(timeout);
    const answer = await this.call<pb.CreateResponse>((done) => this.client.create(request, done));
    return { id: answer.getId(), outs: plain(answer.getProperties()) };
  }

  /** `undefined` where it is gone. */
  async read(
    id: string,
    state: Props = {},
    inputs: Props = {},
    urn = WEBHOOK_URN,
    timeout = 0,
  ): Promise<{ id: string; outs: Props; inputs: Props } | undefined> {
    const request = new pb.ReadRequest();
    request.setUrn(urn);
    request.setTimeout(timeout);
    request.setId(id);
    request.setProperties(struct(state));
    request.setInputs(struct(inputs));
    const answer = await this.call<pb.ReadResponse>((done) => this.client.read(request, done));
    if (answer.getId() === "") return undefined;
    return { id: answer.getId(), outs: plain(answer.getProperties()), inputs: plain(answer.getInputs()) };
  }

  async update(
    id: string,
    olds: Props,
    news: Props,
    { urn = WEBHOOK_URN, preview = false, timeout = 0, oldInputs = {} } = {},
  ): Promise<Props> {
    const request = new pb.UpdateRequest();
    request.setOldInputs(struct(oldInputs));
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    request.setPreview(preview);
    request.setTimeout(timeout);
    const answer = await this.call<pb.UpdateResponse>((done) => this.client.update(request, done));
    return plain(answer.getProperties());
  }

  async remove(
    id: string,
    olds: Props,
    { urn = WEBHOOK_URN, timeout = 0, oldInputs = {} } = {},
  ): Promise<void> {
    const request = new pb.DeleteRequest();
    request.setOldInputs(struct(oldInputs));
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(olds));
    request.setTimeout(timeout);
    await this.call<Empty>((done) => this.client.delete(request, done));
  }

  async invoke(
    token: string,
    args: Props,
  ): Promise<{ result: Props; failures: { property: string; reason: string }[] }> {
    const request = new pb.InvokeRequest();
    request.setTok(token);
    request.setArgs(struct(args));
    const answer = await this.call<pb.InvokeResponse>((done) => this.client.invoke(request, done));
    return {
      result: plain(answer.getReturn()),
      failures: answer.getFailuresList().map((failure) => failure.toObject()),
    };
  }

  cancel(): Promise<Empty> {
    return this.call((done) => this.client.cancel(new Empty(), done));
  }

  call<T>(send: (done: (error: ServiceError | null, answer: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      send((error, answer) => (error === null ? resolve(answer) : reject(understood(error))));
    });
  }

  close(): void {
    this.client.close();
  }
}

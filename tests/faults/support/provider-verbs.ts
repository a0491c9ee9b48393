import { credentials, type ServiceError } from "@grpc/grpc-js";
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
  ReadRequest,
  type ReadResponse,
  UpdateRequest,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { FrontEnd } from "./front";
import { ProviderError, understood } from "./provider-error";

/** Properties as they go over the wire. */
export type Properties = Record<string, unknown>;

/** The verbs of a provider process, over its gRPC as the engine speaks it. */
export class ProviderVerbs {
  private readonly client: ResourceProviderClient;

  constructor(
    port: number,
    private readonly front: FrontEnd,
  ) {
    this.client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  async configure(config: Properties): Promise<void> {
    const request = new ConfigureRequest();
    request.setArgs(this.struct(config));
    await this.call<ConfigureResponse>((done) => this.client.configure(request, done));
  }

  async check(
    olds: Properties,
    news: Properties,
  ): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }> {
    const request = new CheckRequest();
    request.setUrn(this.front.urn);
    request.setOlds(this.struct(olds));
    request.setNews(this.struct(news));
    const answer = await this.call<CheckResponse>((done) => this.client.check(request, done));
    const failures = answer.getFailuresList().map((failure) => failure.toObject());
    return { inputs: this.plain(answer.getInputs()), failures };
  }

  async diff(
    id: string,
    olds: Properties,
    news: Properties,
  ): Promise<{ changes: boolean; replaces: string[] }> {
    const request = new DiffRequest();
    request.setUrn(this.front.urn);
    request.setId(id);
    request.setOlds(this.struct(olds));
    request.setNews(this.struct(news));
    const answer = await this.call<DiffResponse>((done) => this.client.diff(request, done));
    const changes = answer.getChanges() === DiffResponse.DiffChanges.DIFF_SOME;
    return { changes, replaces: answer.getReplacesList() };
  }

  async create(inputs: Properties): Promise<{ id: string; properties: Properties }> {
    const request = new CreateRequest();
    request.setUrn(this.front.urn);
    request.setProperties(this.struct(inputs));
    const answer = await this.call<CreateResponse>((done) => this.client.create(request, done));
    return { id: answer.getId(), properties: this.plain(answer.getProperties()) };
  }

  /** An empty `id` in the answer: the resource is gone. */
  async read(
    id: string,
    properties: Properties,
    inputs: Properties,
  ): Promise<{ id: string; properties: Properties; inputs: Properties }> {
    const request = new ReadRequest();
    request.setUrn(this.front.urn);
    request.setId(id);
    request.setProperties(this.struct(properties));
    request.setInputs(this.struct(inputs));
    const answer = await this.call<ReadResponse>((done) => this.client.read(request, done));
    return {
      id: answer.getId(),
      properties: this.plain(answer.getProperties()),
      inputs: this.plain(answer.getInputs()),
    };
  }

  async update(id: string, olds: Properties, news: Properties): Promise<{ properties: Properties }> {
    const request = new UpdateRequest();
    request.setUrn(this.front.urn);
    request.setId(id);
    request.setOlds(this.struct(olds));
    request.setNews(this.struct(news));
    const answer = await this.call<UpdateResponse>((done) => this.client.update(request, done));
    return { properties: this.plain(answer.getProperties()) };
  }

  async delete(id: string, properties: Properties): Promise<void> {
    const request = new DeleteRequest();
    request.setUrn(this.front.urn);
    request.setId(id);
    request.setProperties(this.struct(properties));
    await this.call<Empty>((done) => this.client.delete(request, done));
  }

  close(): void {
    this.client.close();
  }

  private call<T>(send: (done: (error: ServiceError | null, answer: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      send((error, answer) => (error === null ? resolve(answer) : reject(this.understood(error))));
    });
  }

  private understood(error: ServiceError): ProviderError {
    const { message, kept } = understood(error);
    return new ProviderError(message, kept && { ...kept, properties: this.front.fromWire(kept.properties) });
  }

  private struct(properties: Properties): Struct {
    return Struct.fromJavaScript(this.front.toWire(properties) as Record<string, JavaScriptValue>);
  }

  private plain(properties: Struct | undefined): Properties {
    return this.front.fromWire(properties?.toJavaScript() ?? {});
  }
}

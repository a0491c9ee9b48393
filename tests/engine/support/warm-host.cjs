// A process that keeps the SDK loaded and runs one program after the other for the engine, as the Automation API does
// with inline programs. The engine and the provider process are the real ones; only the program's second of start-up is
// saved, in each of some hundred runs.
const grpc = require("@grpc/grpc-js");
const pulumi = require("@pulumi/pulumi");
const { LanguageServer } = require("@pulumi/pulumi/automation/server");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const zipwhip = require("pulumi-zipwhip");

let server;

process.on("message", ({ body, env }) => {
  server?.forceShutdown();
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  const run = new Function("pulumi", "zipwhip", "module", "require", body);
  const program = async () => {
    const module = { exports: {} };
    run(pulumi, zipwhip, module, require);
    return module.exports;
  };
  server = new grpc.Server();
  server.addService(LanguageRuntimeService, new LanguageServer(program));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    process.send(error ? { error: error.message } : { port });
  });
});

process.on("disconnect", () => process.exit(0));

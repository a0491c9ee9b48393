import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { REPOSITORY } from "../../support/docs/blocks";
import { Stage } from "../docs/stage";
import { counts } from "../support/bed";
import { type Given, readWorkflow, runJob } from "./workflow";

const EXAMPLE = join(REPOSITORY, "examples/github-actions");
const FOLDER = join(EXAMPLE, ".github/workflows");
const HAND = "https://laptop.example.net/debugging";

describe("examples/github-actions", function () {
  this.timeout(120_000);
  let stage: Stage;
  let given: Given;

  before(async () => {
    stage = await Stage.open();
    cpSync(EXAMPLE, stage.project, { recursive: true, filter: (path) => !path.includes("node_modules") });
    stage.script("pulumi", `exec "${Stage.engine}" "$@"`);
    // GitHub's command notes what it is told, and the text that it is to post.
    stage.script(
      "gh",
      'echo "gh $*" >> gh.txt; for file; do case "$file" in *.md) cp "$file" posted.md ;; esac; done',
    );
    given = {
      "vars.PULUMI_STACK": "prod",
      "vars.PULUMI_BACKEND_URL": `file://${stage.folder}/state`,
      "secrets.PULUMI_ACCESS_TOKEN": "",
      "secrets.PULUMI_CONFIG_PASSPHRASE": "workflow-test",
      "secrets.ZIPWHIP_SESSION": stage.line.session,
      "github.token": "gh-token",
      "github.event.pull_request.number": "17",
    };
    await stage.shell("npm ci; PULUMI_CONFIG_PASSPHRASE=workflow-test pulumi stack init prod");
  });

  after(() => stage?.close());

  const job = (name: string) =>
    runJob(readWorkflow(join(FOLDER, `${name}.yml`)), given, (script, env) => stage.bash(script, "", env));
  const read = (name: string) => readFileSync(join(stage.project, name), "utf8");
  const hooks = () => stage.emulator.hooks(stage.line.deviceId);

  it("previews a pull request and posts the diff, in GitHub's colours and without a session", async () => {
    const { ran, failure } = await job("preview");
    expect(failure).to.equal(undefined);
    expect(ran).to.have.length(3);
    expect(read("gh.txt")).to.contain("pr comment 17 --body-file comment.md");
    expect(read("posted.md"))
      .to.match(/^```diff\n/)
      .and.to.match(/^\+ +pulumi-nodejs:dynamic\/zipwhip:ZipwhipLine/m);
    expect(read("posted.md")).to.match(/^Policy Packs run:\n.*\n +zipwhip\|/m);
    expect(counts(stage.emulator)).to.deep.equal({});
  });

  it("fails a pull request that breaks a rule, and posts why all the same", async () => {
    const program = read("index.ts");
    writeFileSync(join(stage.project, "index.ts"), program.replace("hooks.example.com", "hooks.example.org"));
    const { ran, failure } = await job("preview");
    writeFileSync(join(stage.project, "index.ts"), program);
    expect(failure).to.be.an("error");
    expect(ran.at(-1)).to.equal("Post it on the pull request");
    expect(read("posted.md")).to.contain("points at hooks.example.org, which is not among the allowed hosts");
  });

  it("applies what was merged", async () => {
    expect((await job("apply")).failure).to.equal(undefined);
    expect(hooks().map(({ event }) => event)).to.have.members(["receive", "progress"]);
  });

  it("finds nothing in the night where nobody did anything", async () => {
    const { ran, failure } = await job("drift");
    expect(failure).to.equal(undefined);
    expect(ran).to.have.length(2);
  });

  it("finds a hand edit and a stranger in the night, and opens an issue that shows them", async () => {
    stage.emulator.edit(hooks()[0]?.webhookId ?? "", { url: HAND });
    stage.emulator.install(stage.line.deviceId, { event: "read", url: `${HAND}/read` });
    const { failure } = await job("drift");
    expect(failure).to.be.an("error");
    expect(read("gh.txt")).to.contain(
      "issue create --title Hooks differ from the program --body-file issue.md",
    );
    expect(read("posted.md")).to.contain(HAND).and.to.contain(`${HAND}/read`);
    expect(read("posted.md"))
      .to.match(/^stranger +\d+ +read/m)
      .and.to.match(/^drifted +\d+/m);
    // And the next merge puts them right.
    expect((await job("apply")).failure).to.equal(undefined);
    expect(hooks().map(({ url }) => url)).not.to.include(HAND);
    expect(hooks()).to.have.length(2);
  });

  it("shows the session nowhere, and asks for no more than it needs", () => {
    expect(stage.output).not.to.contain(stage.line.session.split(":")[0]);
    for (const name of ["gh.txt", "posted.md", "preview.txt", "drift.txt"])
      expect(read(name), name).not.to.contain(stage.line.session.split(":")[0]);
    for (const file of readdirSync(FOLDER)) {
      const { permissions, jobs } = readWorkflow(join(FOLDER, file));
      expect(permissions, file).to.include({ contents: "read" });
      // No secret stands in a command: it would be in the log of the runner.
      const commands = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = "" }) => run));
      expect(commands.join("\n"), file).not.to.contain("secrets.");
    }
  });

  it("says of every step that is not run here", () => {
    const others = readdirSync(FOLDER).flatMap((file) =>
      Object.values(readWorkflow(join(FOLDER, file)).jobs).flatMap(({ steps }) =>
        steps.flatMap(({ uses }) => uses ?? []),
      ),
    );
    expect([...new Set(others)]).to.have.members([
      "actions/checkout@v5",
      "actions/setup-node@v5",
      "pulumi/actions@v6",
      "aws-actions/configure-aws-credentials@v5",
    ]);
  });
});

import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { KeptHooks } from "../../../provider/memory/kept-hooks";
import { LineMemory } from "../../../provider/memory/line-memory";
import { Peers, peersOf } from "../../../provider/memory/peers";

const ENGINE = "127.0.0.1:41234";
const API = "https://api.zipwhip.com";
const RECEIVE = { type: "message", event: "receive", url: "https://hooks.example.com/secret-token" };

describe("the processes of one run", () => {
  const before = process.env.TMPDIR;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "zipwhip-peers-"));
    process.env.TMPDIR = folder;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  });

  // Two that are alive: this one, and who has started it.
  const one = (engine = ENGINE, api = API) => new Peers(engine, "one", () => api, process.pid);
  const other = (engine = ENGINE, api = API) => new Peers(engine, "other", () => api, process.ppid);
  const files = () =>
    readdirSync(folder).flatMap((name) =>
      readdirSync(join(folder, name)).map((file) => join(folder, name, file)),
    );

  it("a hook that one holds is not deleted by another, whose entry of it goes", () => {
    const [holding, deleting] = [new KeptHooks(one()), new KeptHooks(other())];
    expect(deleting.has("7", "111")).to.equal(false);
    holding.diffed("7", { adopts: false, identity: "x", owner: "urn:a" }, "111");
    expect(deleting.has("7", "111")).to.equal(true);
    expect(deleting.isHeld("7", "111")).to.equal(true);
    expect(deleting.has("8", "111")).to.equal(false);
    expect(deleting.has("7", "222")).to.equal(false);
  });

  it("nor is one that another has adopted", () => {
    const [adopting, deleting] = [new KeptHooks(one()), new KeptHooks(other())];
    adopting.noteAdopted("7", "111");
    expect(deleting.has("7", "111", "urn:a")).to.equal(true);
  });

  it("a resource that is replaced against its diff takes its hook along, whoever deletes it", () => {
    const [holding, deleting] = [new KeptHooks(one()), new KeptHooks(other())];
    holding.diffed("7", { adopts: false, identity: "x", owner: "urn:a", changes: true });
    expect(deleting.has("7", undefined, "urn:a")).to.equal(false);
  });

  it("what is said in another run, or of another API, does not count", () => {
    one().tell("7", "111", { adopts: true });
    expect(other("127.0.0.1:41235").holder("7", "111")).to.equal(undefined);
    expect(other(ENGINE, "https://other.example.com").holder("7", "111")).to.equal(undefined);
    expect(other().holder("7", "111")).to.deep.equal({ adopts: true });
  });

  it("nor does what a process has said that is gone: the next one sweeps it away", () => {
    new Peers(ENGINE, "third", () => API, 2 ** 30).tell("7", "111", { adopts: true });
    expect(files()).to.have.length(1);
    expect(other().holder("7", "111")).to.equal(undefined);
    expect(files()).to.have.length(0);
  });

  it("of two that install the same hook at once, at least one sees the other", async () => {
    const memory = (peers: Peers) => new LineMemory((identity) => peers.claim(`line ${identity}`));
    const [first, second] = [memory(one()), memory(other())];
    expect(await first.alone(RECEIVE, async () => "added")).to.equal("added");
    const refused = await second.alone(RECEIVE, async () => "added").catch((error: Error) => error.name);
    expect(refused).to.equal("DeclaredTwiceError");
    expect(await second.alone({ ...RECEIVE, event: "send" }, async () => "added")).to.equal("added");
  });

  it("no url stands in what they tell each other", () => {
    const peers = one();
    new KeptHooks(peers).diffed("7", { adopts: true, identity: JSON.stringify(RECEIVE) });
    peers.claim(JSON.stringify(RECEIVE));
    const texts = files().map((file) => readFileSync(file, "utf8"));
    expect(texts.join("")).to.contain('"7"').and.not.to.contain("secret-token");
  });

  it("what cannot be read is let pass", () => {
    const peers = one();
    peers.tell("7", "111", { adopts: true });
    for (const file of files()) writeFileSync(file, `{not JSON\n${readFileSync(file, "utf8")}["cut`);
    expect(other().holder("7", "111")).to.deep.equal({ adopts: true });
  });

  it("what is cut off in the middle is heard once it is whole, and what is begun anew from its beginning", () => {
    const [saying, hearing] = [one(), other()];
    saying.tell("7", "111", { adopts: true });
    const [file = ""] = files();
    const line = (id: string) => readFileSync(file, "utf8").split("\n")[0]?.replace('"7"', `"${id}"`) ?? "";
    const [eight, nine] = [line("8"), line("9")];
    expect(hearing.holder("7", "111")).to.deep.equal({ adopts: true });
    appendFileSync(file, eight.slice(0, 20));
    expect(hearing.holder("8", "111")).to.equal(undefined);
    appendFileSync(file, `${eight.slice(20)}\n`);
    expect(hearing.holder("8", "111")).to.deep.equal({ adopts: true });
    writeFileSync(file, `${nine}\n`);
    hearing.holder("9", "111");
    expect(hearing.holder("9", "111")).to.deep.equal({ adopts: true });
  });

  it("another of the same provider is of another run, whatever its engine's address", () => {
    const left = new Peers(ENGINE, "one", () => API, process.ppid);
    left.tell("7", "111", { adopts: true });
    left.claim("x");
    expect(one().holder("7", "111")).to.equal(undefined);
    expect(one().claim("x")).to.equal(true);
  });

  it("what a process of old has left under this one's number is not said by this one", () => {
    one().claim("x");
    one().claim("y");
    expect(other().claim("x")).to.equal(true);
  });

  it("no folder for temporary files is made where there is none", () => {
    const none = join(folder, "none");
    process.env.TMPDIR = none;
    const [said, heard] = [one(), other()];
    said.tell("7", "111", { adopts: true });
    expect(heard.holder("7", "111")).to.equal(undefined);
    expect(heard.claim("x")).to.equal(true);
    expect(existsSync(none)).to.equal(false);
  });

  if (process.getuid !== undefined) {
    it("nothing is believed where others could write", () => {
      const [said, heard] = [one(), other()];
      said.tell("7", "111", { adopts: true });
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o777);
      expect(heard.holder("7", "111")).to.equal(undefined);
    });
  }

  it("without an engine's address there are none", () => {
    expect(peersOf(undefined, "one", () => API)).to.equal(undefined);
    expect(peersOf("--watch", "one", () => API)).to.equal(undefined);
    expect(peersOf(ENGINE, "one", () => API)).to.be.instanceOf(Peers);
  });
});

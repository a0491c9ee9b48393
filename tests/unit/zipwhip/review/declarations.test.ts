import { expect } from "chai";
import { Declarations } from "../../../../zipwhip/review/declarations";

const HOOK = {
  name: "first",
  line: "299538202",
  type: "message",
  event: "receive",
  url: "https://hooks.example.com/a",
};

describe("declarations", () => {
  it("finds no conflict between hooks that differ in line, type, event or url", () => {
    const declarations = new Declarations();
    expect(declarations.add(HOOK)).to.deep.equal({});
    expect(declarations.add({ ...HOOK, name: "b", line: "417000123" })).to.deep.equal({});
    expect(declarations.add({ ...HOOK, name: "c", url: "https://hooks.example.com/A" })).to.deep.equal({});
    expect(declarations.add({ ...HOOK, name: "d", event: "send", url: "https://b.test/" })).to.deep.equal({});
  });

  it("names the first that declares the same hook, to each further one", () => {
    const declarations = new Declarations();
    declarations.add(HOOK);
    expect(declarations.add({ ...HOOK, name: "second" })).to.deep.equal({ twin: "first" });
    const spelled = { ...HOOK, name: "third", url: "HTTPS://hooks.EXAMPLE.com:443/x/../a" };
    expect(declarations.add(spelled)).to.deep.equal({ twin: "first" });
  });

  it("names the one that points another event at the same url, and that event", () => {
    const declarations = new Declarations();
    declarations.add(HOOK);
    const other = { ...HOOK, name: "second", event: "send", url: "https://HOOKS.example.com/a" };
    expect(declarations.add(other)).to.deep.equal({ sameUrl: { name: "first", event: "receive" } });
  });

  it("does not take the same url on two lines for a conflict", () => {
    const declarations = new Declarations();
    declarations.add(HOOK);
    expect(declarations.add({ ...HOOK, name: "b", event: "send", line: "417000123" })).to.deep.equal({});
  });

  it("knows nothing of another run's declarations", () => {
    new Declarations().add(HOOK);
    expect(new Declarations().add({ ...HOOK, name: "second" })).to.deep.equal({});
  });
});

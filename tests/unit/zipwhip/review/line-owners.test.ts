import { expect } from "chai";
import { LineOwners } from "../../../../zipwhip/review/line-owners";

const owner = (name: string, exclusive = false) => ({ resource: {}, name, exclusive });

describe("the owners of a line", () => {
  it("are several as long as none is exclusive", () => {
    const owners = new LineOwners();
    for (const name of ["a", "b", "c"]) expect(owners.add("1", owner(name))).to.equal(undefined);
  });

  it("is one, where it is exclusive: whoever comes first, both are named", () => {
    const first = new LineOwners();
    expect(first.add("1", owner("line", true))).to.equal(undefined);
    expect(first.add("1", owner("hook"))).to.deep.equal({ exclusive: "line", other: "hook" });
    const last = new LineOwners();
    last.add("1", owner("hook"));
    expect(last.add("1", owner("line", true))).to.deep.equal({ exclusive: "line", other: "hook" });
  });

  it("cannot both be exclusive, nor have the same name", () => {
    const owners = new LineOwners();
    owners.add("1", owner("support", true));
    expect(owners.add("1", owner("support", true))).to.deep.equal({ exclusive: "support", other: "support" });
  });

  it("is the same resource however often it is added, and does not mind other lines", () => {
    const owners = new LineOwners();
    const line = owner("line", true);
    for (let times = 0; times < 3; times++) expect(owners.add("1", line)).to.equal(undefined);
    expect(owners.add("2", owner("hook"))).to.equal(undefined);
  });
});

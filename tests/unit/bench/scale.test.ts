import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { cheapestSize, curveThrough, secondsFor } from "../../../bench/scale/model";
import { Wire } from "../../../bench/stores/wire";

describe("bench: the cost model", () => {
  const points = [10, 100, 1_000].map((hooks) => ({ hooks, seconds: 3 + 0.02 * hooks + 4e-5 * hooks ** 2 }));

  it("finds the curve that the points lie on, in whatever order they come", () => {
    const { fixed, each, square } = curveThrough([...points].reverse());
    expect(fixed).to.be.closeTo(3, 1e-9);
    expect(each).to.be.closeTo(0.02, 1e-9);
    expect(square).to.be.closeTo(4e-5, 1e-12);
  });

  it("draws it on", () => {
    expect(secondsFor(curveThrough(points), 100_000)).to.be.closeTo(3 + 2_000 + 400_000, 1e-3);
  });

  it("is a line through the largest sizes where nothing grows with the square", () => {
    const curve = curveThrough([
      { hooks: 10, seconds: 4 },
      { hooks: 100, seconds: 6 },
      { hooks: 1_000, seconds: 15 },
    ]);
    expect(curve.square).to.equal(0);
    expect(secondsFor(curve, 100)).to.be.closeTo(6, 1e-9);
    expect(cheapestSize(curve)).to.equal(Number.POSITIVE_INFINITY);
  });

  it("says at which size of a stack a hook costs least", () => {
    const curve = curveThrough(points);
    const best = cheapestSize(curve);
    const each = (hooks: number) => secondsFor(curve, hooks) / hooks;
    expect(each(best))
      .to.be.below(each(best * 0.9))
      .and.below(each(best * 1.1));
  });
});

describe("bench: the wire to a store", () => {
  it("counts bytes and trips, and passes everything on", async () => {
    const server = createServer((request, response) => request.pipe(response));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const wire = await Wire.to((server.address() as AddressInfo).port);
    const send = (body: string) => fetch(`http://127.0.0.1:${wire.port}`, { method: "POST", body });
    try {
      const long = "x".repeat(1_000_000);
      expect(await (await send(long)).text()).to.equal(long);
      const { bytes, trips } = wire.spent();
      expect(bytes).to.be.within(2_000_000, 2_050_000);
      expect(trips).to.be.at.least(1);
      for (const _ of [1, 2, 3]) await (await send("short")).text();
      expect(wire.spent().trips).to.equal(3);
      expect(wire.spent()).to.deep.equal({ bytes: 0, trips: 0 });
    } finally {
      wire.stop();
      server.closeAllConnections();
      server.close();
    }
  });
});

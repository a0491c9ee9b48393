import { expect } from "chai";
import { Budget } from "../../../zipwhip/transport/budget";

describe("budget", () => {
  it("is spent piece by piece, and never below nothing", () => {
    const budget = new Budget(100, 0);
    expect(budget.remainingMs()).to.equal(100);
    budget.spend(30);
    budget.spend(30);
    expect(budget.remainingMs()).to.equal(40);
    budget.spend(1_000);
    expect(budget.remainingMs()).to.equal(0);
  });

  it("allows what the service asks to wait up to a limit of its own", () => {
    const budget = new Budget(100, 600);
    expect([0, 300, 300, 0, 1].map((ms) => budget.allowWait(ms))).to.deep.equal([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(budget.remainingMs()).to.equal(100);
  });
});

import { expect } from "chai";
import { Budget } from "../../../zipwhip/transport/budget";

describe("budget", () => {
  it("is spent piece by piece, and never below nothing", () => {
    const budget = new Budget(100);
    expect(budget.remainingMs()).to.equal(100);
    budget.spend(30);
    budget.spend(30);
    expect(budget.remainingMs()).to.equal(40);
    budget.spend(1_000);
    expect(budget.remainingMs()).to.equal(0);
  });
});

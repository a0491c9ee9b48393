// What the budget compares with: nothing at all.

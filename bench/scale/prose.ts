/** What docs/scale.md says besides its figures. */
export const HEAD = `# From ten hooks to a hundred thousand

Written by \`npm run bench:scale\`; do not edit.

With a store of one's own (a folder, S3, PostgreSQL) the engine writes the whole state anew, several times for each resource.
So each resource costs in proportion to all that are in its stack, and all of them together with the square. What helps is
fewer resources (\`ZipwhipLine\`), smaller stacks, or a store that takes changes only (Pulumi Cloud).`;

export const ON_A_NETWORK = `Here the way to the store takes no time. Over a network add, for each \`up\`, its trips times the time there and back, and its
bytes through the line: 1,000 trips at 20 ms are 20 seconds.`;

export const SPLIT = `## When to split stacks

- **Up to some hundred hooks**: one stack, whichever resource reads better.
- **Beyond**: one \`ZipwhipLine\` a line, before anything else. It needs no other structure, and moving there
  [sends nothing](../README.md#a-line-as-one-resource).
- **Beyond a thousand hooks**: several stacks, by what changes together: a region, a customer, a team. A stack is also what
  one run locks, and what one mistake reaches. Group by a name in your table and not by counting, so that a new line moves
  no other to another stack. [examples/fleet](../examples/fleet) does this, several stacks at once, and goes on after a failure.
- **Several runs at once on one line** share no list and no pause: each asks for itself. Give a line to one stack.
- **Not** \`PULUMI_SKIP_CHECKPOINTS\`: it is in the tables to show what writing the state costs. A run that is killed then
  leaves nothing in the state of what it did, and the next \`up\` finds strangers where its own hooks are; \`adopt\` gets them back.
- A refresh asks each line once, whatever the number of hooks; it is seldom what makes one wait.`;

export const CLOUD = `## Pulumi Cloud

Not measured here. According to Pulumi, a CLI from 3.225 sends Pulumi Cloud single journal entries instead of whole states, side
by side: [3,000 resources in 3 minutes instead of 58](https://www.pulumi.com/blog/journaling/), [on by
default](https://www.pulumi.com/blog/journaling-ga) since. Then the part with n² is gone, and what remains is nearer to the rows
"file, written at the end". The number of resources is what Pulumi Cloud is paid by, and \`ZipwhipLine\` has a tenth of them.`;

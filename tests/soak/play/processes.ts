import execa from "execa";

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** The processes below this one, children first. */
export async function below(pid: number): Promise<Process[]> {
  const { stdout } = await execa("ps", ["-A", "-o", "pid=,ppid=,args="]);
  const all = stdout.split("\n").flatMap((row) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row);
    return found === null
      ? []
      : [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? "" }];
  });
  const found: Process[] = [];
  let level = [pid];
  while (level.length > 0) {
    const children = all.filter(({ parent }) => level.includes(parent));
    found.push(...children);
    level = children.map((child) => child.pid);
  }
  return found;
}

/** Ends a process, if it has not ended. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Ended already.
  }
}

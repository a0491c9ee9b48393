import { spawn } from "node:child_process";
import { guarded } from "./interrupt.mjs";

const KEPT_LINES = 40;

/**
 * Runs a program to its end, keeping the last lines of what it prints.
 * Not starting at all is a result like any other: code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, timeout?: number, onLine?: (line: string) => void }} options
 * @returns {Promise<{ code: number, stdout: string, tail: string }>}
 */
export function run(command, args, { onLine, timeout, ...options } = {}) {
  // A group of its own, so that an interrupted set-up ends what npm or go started, too.
  const detached = process.platform !== "win32";
  const child = spawn(command, args, { ...options, detached, stdio: ["ignore", "pipe", "pipe"] });
  const end = () => (detached && child.pid ? process.kill(-child.pid, "SIGKILL") : child.kill());
  const timer = timeout ? setTimeout(end, timeout) : undefined;
  const finished = new Promise((resolve) => {
    const tail = [];
    let stdout = "";
    const keep = (line) => {
      onLine?.(line);
      if (!line.trim()) return;
      tail.push(line);
      if (tail.length > KEPT_LINES) tail.shift();
    };
    const rests = [child.stdout, child.stderr].map((stream) => byLine(stream, keep));
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout, tail: error.message });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      for (const rest of rests) rest();
      if (signal) tail.push(`ended by ${signal}`);
      resolve({ code: code ?? 1, stdout, tail: tail.join("\n") });
    });
  });
  return guarded(end, () => finished);
}

function byLine(stream, keep) {
  let rest = "";
  stream.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    lines.forEach(keep);
  });
  return () => keep(rest);
}

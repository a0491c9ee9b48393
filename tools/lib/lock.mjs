import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { guarded } from "./interrupt.mjs";
import { say } from "./progress.mjs";

const BEAT_MS = 2_000;
const STALE_MS = 30_000;
const POLL_MS = 250;
const REMIND_MS = 10_000;

/**
 * Runs `work` while no other process holds the lock `file`. A holder that died is recognised by its
 * process id or, where ids mean nothing (another container, a reused id), by a heart that stopped beating.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  await acquire(file);
  const beat = setInterval(() => touch(file), BEAT_MS);
  const release = () => {
    clearInterval(beat);
    if (readHolder(file)?.text === own()) rmSync(file, { force: true });
  };
  try {
    return await guarded(release, work);
  } finally {
    release();
  }
}

async function acquire(file) {
  let remindAt = Date.now();
  while (!create(file)) {
    const holder = readHolder(file);
    if (!holder) continue;
    if (isStale(holder)) {
      removeStale(file, holder);
      continue;
    }
    if (Date.now() >= remindAt) {
      say(`Waiting for another set-up to finish (process ${holder.pid || "?"}, lock ${file}) …`);
      remindAt = Date.now() + REMIND_MS;
    }
    await sleep(POLL_MS);
  }
}

function own() {
  return `${process.pid} ${hostname()}\n`;
}

function create(file) {
  try {
    writeFileSync(file, own(), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function readHolder(file) {
  try {
    const { mtimeMs } = statSync(file);
    const text = readFileSync(file, "utf8");
    const [pid, host] = text.trim().split(" ");
    return { text, pid: Number(pid), host, mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isStale({ pid, host, mtimeMs }) {
  if (Date.now() - mtimeMs > STALE_MS) return true;
  return pid > 0 && host === hostname() && !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function removeStale(file, seen) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Between look and rename another process may have taken the lock: give it back.
  const taken = readHolder(aside);
  if (taken && taken.text !== seen.text) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Gone: release() sees that it is no longer ours.
  }
}

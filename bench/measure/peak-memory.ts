import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 50;
const PROVIDERS = ["/cmd/dynamic-provider/index.js", "/pulumi-resource-zipwhip"];

/**
 * Watches for the provider process among the descendants of a process, and keeps its peak of resident memory,
 * as the kernel counts it. Linux only; elsewhere there is no figure.
 *
 * @returns ends the watch, and answers the peak in MB
 */
export function watchProvider(engine: number): () => number | undefined {
  let provider: number | undefined;
  let peak: number | undefined;
  const look = () => {
    provider ??= findProvider(engine);
    if (provider === undefined) return;
    const now = peakOf(provider);
    if (now === undefined) provider = undefined;
    else peak = Math.max(peak ?? 0, now);
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

function peakOf(pid: number): number | undefined {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function findProvider(engine: number): number | undefined {
  return processes().find((pid) => {
    const command = read(`/proc/${pid}/cmdline`);
    return PROVIDERS.some((provider) => command.includes(provider)) && descendsFrom(pid, engine);
  });
}

function processes(): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function descendsFrom(pid: number, ancestor: number): boolean {
  const parent = Number(/^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  return parent === ancestor || (parent > 1 && descendsFrom(parent, ancestor));
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The process has ended meanwhile.
    return "";
  }
}

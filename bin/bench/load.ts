import { spawn, spawnSync } from "node:child_process";
import http from "node:http";

/** Requests per second, and milliseconds until an answer was whole: the median and the slowest in a hundred. */
export type Load = { perSecond: number; p50: number; p99: number; errors: number };
type Job = { url: string; connections: number; seconds: number };

const headers = { "Accept-Encoding": "gzip" };
export const hasWrk = spawnSync("wrk", ["-v"]).error === undefined;

/** Asks for one address over and over: with wrk where it is installed, else with a generator of our own. */
export function load(job: Job): Promise<Load> {
  return hasWrk ? byWrk(job) : byNode(job);
}

const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

export function readWrk(text: string): Load {
  const time = (label: string) => {
    const match = new RegExp(`${label}\\s+([\\d.]+)(us|ms|s|m)\\b`).exec(text);
    return match ? Number(match[1]) * (units[match[2] ?? ""] ?? Number.NaN) : Number.NaN;
  };
  const count = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
  const sockets = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text)?.slice(1) ?? [];
  const errors = count(/Non-2xx or 3xx responses: (\d+)/) + sockets.reduce((sum, each) => sum + Number(each), 0);
  return { perSecond: count(/Requests\/sec:\s+([\d.]+)/), p50: time("50%"), p99: time("99%"), errors };
}

async function byWrk({ url, connections, seconds }: Job): Promise<Load> {
  const header = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const child = spawn("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "--timeout", "30s", ...header, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk;
  });
  await new Promise((resolve) => child.on("close", resolve));
  return readWrk(text);
}

async function byNode({ url, connections, seconds }: Job): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1_000;
  const times: number[] = [];
  let errors = 0;
  const reader = async () => {
    while (performance.now() < until) {
      const { status, whole } = await ask(url, agent).catch(() => ({ status: 0, whole: 0 }));
      if (status === 200) times.push(whole);
      else errors += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, reader));
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), errors };
}

/** Median milliseconds until the first byte of the answer, one request at a time. */
export async function firstByte(url: string, times: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const measured: number[] = [];
  for (let i = 0; i < times; i += 1) measured.push((await ask(url, agent)).first);
  agent.destroy();
  return quantile(
    measured.sort((a, b) => a - b),
    0.5,
  );
}

function ask(url: string, agent: http.Agent): Promise<{ status: number; first: number; whole: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers }, (response) => {
      const first = performance.now() - began;
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, first, whole: performance.now() - began }));
      response.resume();
    });
    request.on("error", reject);
  });
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

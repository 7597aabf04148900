import { spawn } from "node:child_process";
import { join } from "node:path";
import { DomainError } from "#lib/errors.ts";

export type Decoded = { width: number; height: number; forms: { width: number; height: number; suffix: string; mediaType: string; bytes: number }[] };

const limitMs = 10_000;
const atOnce = 2;
const longestQueue = 40;

type Gate = { running: number; waiting: (() => void)[] };
/** One gate for the process, however often this module is bundled. */
const shared = globalThis as { portalDecodes?: Gate };

/** Decodes a picture and writes clean forms into `folder`, in a process that is killed when it takes too long. */
export async function decodePicture(source: string, folder: string): Promise<Decoded> {
  shared.portalDecodes ??= { running: 0, waiting: [] };
  const gate = shared.portalDecodes;
  if (gate.waiting.length >= longestQueue) throw new DomainError("unavailable", { status: 503, message: "正在处理的图片太多，请稍后再传" });
  if (gate.running >= atOnce) await new Promise<void>((resolve) => gate.waiting.push(resolve));
  else gate.running += 1;
  try {
    return await run(source, folder);
  } finally {
    const next = gate.waiting.shift();
    if (next) next();
    else gate.running -= 1;
  }
}

function run(source: string, folder: string): Promise<Decoded> {
  const script = join(/* turbopackIgnore: true */ process.cwd(), "lib/media/decode-child.ts");
  const child = spawn(process.execPath, ["--max-old-space-size=256", "--disable-warning=ExperimentalWarning", script, source, folder], {
    stdio: ["ignore", "pipe", "pipe"],
    // Nothing of our settings is of use to a decoder that a picture has taken over.
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", MALLOC_ARENA_MAX: "2" },
  });
  return new Promise((resolve, reject) => {
    let said = "";
    let complaint = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), limitMs);
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk).slice(-4_000);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(JSON.parse(said) as Decoded);
      else reject(refusal(complaint));
    });
  });
}

function refusal(complaint: string): Error {
  if (/ERR_MODULE_NOT_FOUND|Could not load the "sharp"|Cannot find/.test(complaint)) return new Error(`pictures cannot be decoded: ${complaint}`);
  if (/ENOSPC/.test(complaint)) return new DomainError("unavailable", { status: 507, message: "服务器磁盘已满，请告诉管理员" });
  const message = /pixel limit/i.test(complaint) ? "图片超过4000万像素，请缩小后再上传" : "图片打不开：文件已损坏或不完整，请重新保存后再上传";
  return new DomainError("invalid", { status: 422, message });
}

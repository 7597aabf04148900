import { constants } from "node:fs";
import { access, readdir, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";

export type WalkFault = { path: string; cause: string; cure: string };
/** Files to read in order, what cannot be read, and how many other files stand in the folders. */
export type Walk = { files: string[]; faults: WalkFault[]; passedOver: number };

const readable = /\.(?:html?|shtml|xhtml|xht|asp|aspx|php|jsp|jhtml|txt|jsonl?|mht|mhtml)$/i;
const parts = /(?:_files|\.files|_file)$/i;
const mostFiles = 200_000;

/** The files under the given paths. A folder gives the kinds we can read; a file named by itself is always taken. */
export async function walk(paths: readonly string[]): Promise<Walk> {
  const found: Walk = { files: [], faults: [], passedOver: 0 };
  const seen = new Set<string>();
  for (const path of paths) await visit(path, true, seen, found);
  return found;
}

async function visit(path: string, named: boolean, seen: Set<string>, found: Walk): Promise<void> {
  const real = await realpath(path).catch((error: NodeJS.ErrnoException) => error);
  if (real instanceof Error) return fault(found, path, real);
  if (seen.has(real) || found.files.length >= mostFiles) return;
  seen.add(real);
  const about = await stat(real).catch((error: NodeJS.ErrnoException) => error);
  if (about instanceof Error) return fault(found, path, about);
  if (about.isDirectory()) return visitFolder(path, seen, found);
  if (!about.isFile()) {
    found.faults.push({ path, cause: "不是普通文件（管道、设备或套接字）", cure: "只给出文件或文件夹" });
    return;
  }
  if (!named && !readable.test(path)) found.passedOver += 1;
  else {
    const denied = await access(real, constants.R_OK).then(
      () => null,
      (error: NodeJS.ErrnoException) => error,
    );
    if (denied) fault(found, path, denied);
    else found.files.push(path);
  }
}

async function visitFolder(path: string, seen: Set<string>, found: Walk): Promise<void> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) return fault(found, path, names);
  for (const name of names.sort((a, b) => a.localeCompare(b, "en", { numeric: true }))) {
    // A browser keeps the pictures and frames of a saved page beside it in a folder of this name.
    const ofPage = parts.test(name) && names.some((other) => basename(other).replace(/\.x?html?$/i, "") === name.replace(parts, ""));
    if (!ofPage && !name.startsWith(".")) await visit(join(path, name), false, seen, found);
  }
}

function fault(found: Walk, path: string, error: NodeJS.ErrnoException): void {
  const known: Record<string, [string, string]> = {
    ENOENT: ["没有这个文件或文件夹", "检查路径；含空格的路径要加引号"],
    EACCES: ["没有读的权限", `运行 chmod u+r '${path}' 后重试`],
    EPERM: ["没有读的权限", `运行 chmod u+r '${path}' 后重试`],
    ELOOP: ["符号链接绕成了圈", "删掉这个链接，或直接给出真正的文件"],
  };
  const [cause, cure] = known[error.code ?? ""] ?? [`读不出来（${error.code ?? error.message}）`, "检查磁盘和权限后重试"];
  found.faults.push({ path, cause, cure });
}

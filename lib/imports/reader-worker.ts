import { readFile as readBytes } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { readFile } from "./read-file.ts";
import type { Request } from "./reader.ts";

parentPort?.on("message", async ({ path, options }: Request) => {
  const items = await readBytes(path).then(
    (bytes) => readFile(bytes, path, options),
    (error: NodeJS.ErrnoException) => [
      { row: null, charset: "", charsetMended: false, fault: { cause: `读不出来（${error.code ?? error.message}）`, cure: "检查磁盘和权限后重试" } },
    ],
  );
  parentPort?.postMessage(items);
});

parentPort?.postMessage("ready");

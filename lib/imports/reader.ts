import { once } from "node:events";
import { stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { Item } from "./read-file.ts";
import type { ReadOptions } from "./reading.ts";

export type Request = { path: string; options: ReadOptions };
export type Limits = { maxBytes: number; baseMs: number; bytesPerMs: number; memoryMb: number };

/** A page of the size of a long novel takes well under a second; what takes longer is not a page. */
export const usualLimits: Limits = { maxBytes: 32 * 1024 * 1024, baseMs: 10_000, bytesPerMs: 500, memoryMb: 768 };

/** Reads files in a thread of its own, so that no page can stop the import or eat its memory. */
export class Reader {
  #worker: Worker | null = null;
  readonly #options: ReadOptions;
  readonly #limits: Limits;

  constructor(options: ReadOptions, limits: Limits = usualLimits) {
    this.#options = options;
    this.#limits = limits;
  }

  async read(path: string): Promise<Item[]> {
    const about = await stat(path).catch(() => null);
    if (!about) return [fault("文件不见了", "检查路径后重试")];
    if (about.size > this.#limits.maxBytes) {
      return [
        fault(
          `文件有 ${Math.round(about.size / 1_048_576)} MB，超过 ${Math.round(this.#limits.maxBytes / 1_048_576)} MB`,
          "网页不会这么大；数据文件请拆成几份",
        ),
      ];
    }
    const limit = this.#limits.baseMs + about.size / this.#limits.bytesPerMs;
    const worker = await this.#start();
    return this.#ask(worker, { path, options: this.#options }, limit);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  /** Loading its modules is no page's fault, so it is over before a page's time begins. */
  async #start(): Promise<Worker> {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb },
    });
    await once(worker, "message");
    this.#worker = worker;
    return worker;
  }

  #ask(worker: Worker, request: Request, limitMs: number): Promise<Item[]> {
    return new Promise((resolve) => {
      const finish = (items: Item[]): void => {
        clearTimeout(timer);
        worker.off("message", finish);
        worker.off("error", fail);
        resolve(items);
      };
      const give = (cause: string): void => {
        this.#worker = null;
        worker.on("error", () => {});
        void worker.terminate();
        finish([fault(cause, "网页结构异常（层层嵌套或极长）；请另存一次，或复制成文本文件")]);
      };
      const fail = (error: NodeJS.ErrnoException): void =>
        give(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "读取时内存用尽" : `读取时出错：${error.message}`);
      const timer = setTimeout(() => give(`${Math.round(limitMs / 1000)} 秒还没有读完`), limitMs);
      worker.on("message", finish);
      worker.on("error", fail);
      worker.postMessage(request);
    });
  }
}

function fault(cause: string, cure: string): Item {
  return { row: null, charset: "", charsetMended: false, fault: { cause, cure } };
}

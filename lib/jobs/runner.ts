import "server-only";
import type { Runner } from "graphile-worker";
import { withinLimit } from "#db/client.ts";
import { finishOverdue } from "#lib/jobs/overdue.ts";
import { publish } from "#lib/jobs/tasks/publish.ts";
import { purgeTrash } from "#lib/jobs/tasks/purge-trash.ts";
import { sweepFiles } from "#lib/jobs/tasks/sweep-files.ts";
import { takeDown } from "#lib/jobs/tasks/take-down.ts";
import { log } from "#lib/log.ts";

const retryMs = 2_000;
const sweepMs = 1_500;
const sweepLimitMs = 30_000;
/** A job that runs when the process is told to stop has this long to end. */
const finishMs = 6_000;

/** Works on the queue in this process until it is stopped; waits for a database that is away. */
export class JobRunner {
  readonly #url: string;
  readonly #abort = new AbortController();
  #runner: Runner | null = null;
  #opening: Promise<void> = Promise.resolve();
  #sweeping: Promise<void> | null = null;
  #retry: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  start(): void {
    this.#opening = this.#open();
    this.#sweep = setInterval(() => {
      this.#sweeping ??= withinLimit(finishOverdue(this.#abort.signal), sweepLimitMs)
        .catch(() => {})
        .finally(() => {
          this.#sweeping = null;
        });
    }, sweepMs);
    this.#sweep.unref();
  }

  async #open(): Promise<void> {
    try {
      // Loaded only now: the site answers before the queue is worked on.
      const { Logger, run } = await import("graphile-worker");
      const logger = new Logger(() => (level, message) => {
        if (level === "error" || level === "warning") log.warn(`jobs: ${message}`);
      });
      const runner = await run({
        connectionString: this.#url,
        concurrency: 2,
        maxPoolSize: 3,
        pollInterval: 1_000,
        noHandleSignals: true,
        logger,
        taskList: { publish, "take-down": takeDown, "purge-trash": purgeTrash, "sweep-files": sweepFiles },
        crontab: "17 3 * * * purge-trash ?fill=1d\n*/20 * * * * sweep-files",
      });
      const ended = runner.promise.catch(() => {});
      if (this.#abort.signal.aborted) return await runner.stop();
      this.#runner = runner;
      void ended.then(() => this.#again());
    } catch (error) {
      log.warn(`jobs: ${error instanceof Error ? error.message : "the queue could not be opened"}`);
      this.#again();
    }
  }

  #again(): void {
    this.#runner = null;
    if (this.#abort.signal.aborted) return;
    this.#retry = setTimeout(() => {
      this.#opening = this.#open();
    }, retryMs);
    this.#retry.unref();
  }

  /** Lets a running job finish. */
  async stop(): Promise<void> {
    this.#abort.abort();
    clearTimeout(this.#retry);
    clearInterval(this.#sweep);
    const finished = Promise.all([this.#sweeping, this.#opening.then(() => this.#runner?.stop())]).catch(() => {});
    await withinLimit(finished, finishMs).catch(() => {});
  }
}

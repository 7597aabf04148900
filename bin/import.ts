import { parseArgs } from "node:util";
import { describeFault, Fault } from "#bin/startup/fault.mjs";
import { disconnect } from "#db/client.ts";
import { readChannelNames } from "#lib/imports/identity.ts";
import { importReading, type Settings } from "#lib/imports/import-reading.ts";
import type { Item } from "#lib/imports/read-file.ts";
import { Reader } from "#lib/imports/reader.ts";
import { failureOf, printReceipt, type Receipt, receiptOf, summarize } from "#lib/imports/receipt.ts";
import { walk } from "#lib/imports/walk.ts";

const usage = "npm run import -- [--dry-run] [--channel 栏目] [--date YYYY-MM-DD] [--json] 文件或文件夹 …";

function readArguments() {
  const options = {
    "dry-run": { type: "boolean" },
    channel: { type: "string" },
    date: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (values.date && !isDay(values.date)) throw new Error(`--date ${values.date} 不是 YYYY-MM-DD 形式的日期`);
    if (positionals.length === 0 && !values.help) throw new Error("没有给出文件或文件夹");
    return { ...values, paths: positionals };
  } catch (error) {
    throw new Fault({ cause: error instanceof Error ? error.message : String(error), cure: "按用法给出参数", command: usage });
  }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A bar where a person looks on, nothing elsewhere: receipts are the record. */
function progress(total: number) {
  const shown = process.stderr.isTTY && total > 1;
  const clear = () => shown && process.stderr.write("\r\u001b[K");
  return {
    clear,
    draw(done: number, name: string) {
      if (!shown) return;
      const filled = Math.round((done / total) * 24);
      const width = Math.max(10, (process.stderr.columns ?? 80) - 44);
      process.stderr.write(`\r\u001b[K[${"█".repeat(filled)}${"·".repeat(24 - filled)}] ${done}/${total}  ${name.slice(-width)}`);
    },
  };
}

async function importItem(file: string, item: Item, settings: Settings): Promise<Receipt> {
  if ("fault" in item) return failureOf(file, item.row, item.fault);
  try {
    const result = await importReading(item.reading, settings);
    return receiptOf(file, item.row, item.charset, item.charsetMended, item.reading, result);
  } catch (error) {
    if (isOutage(error))
      throw new Fault({
        cause: `导入 ${file} 时数据库没有回应`,
        cure: "前面的都已完整写入；数据库恢复后再运行一次，会接着做",
        command: "npm run import -- …",
      });
    return failureOf(file, item.row, { cause: `写入时出错：${reasonOf(error)}`, cure: "其余文件不受影响；请把这个文件和本条信息交给开发人员" });
  }
}

function isOutage(error: unknown): boolean {
  const { code = "", name = "" } = (error instanceof Error && error.cause instanceof Error ? error.cause : error) as { code?: string; name?: string };
  return /^(?:08|57P|53)/.test(code) || /^(?:ECONN|CONNECT|CONNECTION_|ENOTFOUND|ETIMEDOUT|EPIPE)/.test(code) || name === "DatabaseTimeout";
}

function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return inner instanceof Error ? (inner.message.split("\n")[0] ?? inner.name) : String(inner);
}

async function main(): Promise<number> {
  const { paths, json = false, help, channel, date, "dry-run": dryRun = false } = readArguments();
  if (help) {
    process.stdout.write(`用法  ${usage}\n`);
    return 0;
  }
  const channels = await readChannelNames();
  if (channel && !channels.some(({ slug }) => slug === channel)) {
    throw new Fault({
      cause: `没有代号为“${channel}”的栏目`,
      cure: `可用的有 ${channels.map(({ slug, name }) => `${slug}（${name}）`).join("、")}`,
      command: usage,
    });
  }
  const settings: Settings = { channels, dryRun, ...(channel ? { channel } : {}), ...(date ? { date } : {}) };
  const started = performance.now();
  const { files, faults, passedOver } = await walk(paths);
  const receipts: Receipt[] = [];
  const bar = progress(files.length);
  const keep = (receipt: Receipt) => {
    receipts.push(receipt);
    bar.clear();
    process.stdout.write(json ? `${JSON.stringify(receipt)}\n` : `${printReceipt(receipt)}\n`);
  };
  let stoppedAt = 0;
  const stop = () => {
    // A terminal and the commands above this one each pass the same signal on; only a later one means "at once".
    if (stoppedAt > 0 && Date.now() - stoppedAt > 2_000) process.exit(130);
    stoppedAt ||= Date.now();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // A reader such as `head` that has seen enough ends the import like an interrupt.
  process.stdout.on("error", stop);
  for (const { path, cause, cure } of faults) keep(failureOf(path, null, { cause, cure }));
  const reader = new Reader({ channelNames: channels.map(({ name }) => name) });
  try {
    for (const [done, file] of files.entries()) {
      if (stoppedAt) break;
      bar.draw(done, file);
      for (const item of await reader.read(file)) {
        if (stoppedAt) break;
        keep(await importItem(file, item, settings));
      }
    }
  } finally {
    bar.clear();
    await reader.close();
  }
  const report = json ? process.stderr : process.stdout;
  report.write(`\n${dryRun ? "（试运行，没有写入）" : ""}${summarize(receipts, (performance.now() - started) / 1000)}\n`);
  if (passedOver > 0) report.write(`文件夹里另有 ${passedOver} 个别种文件（图片、样式等），没有读。\n`);
  if (stoppedAt) report.write("已中断：上面列出的都已完整写入，其余没有动；重新运行会接着做。\n");
  if (stoppedAt) return 130;
  return receipts.some(({ fault }) => fault) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(describeFault(error));
  process.exitCode = 1;
} finally {
  await disconnect();
}

import { existsSync } from "node:fs";

/** Something an operator can put right: what is wrong, what helps, and the command to type. */
export class Fault extends Error {
  /** @param {{ cause: string, cure: string, command?: string, detail?: string }} parts */
  constructor({ cause, cure, command, detail }) {
    super(cause);
    this.name = "Fault";
    this.cure = cure;
    this.command = command;
    this.detail = detail;
  }
}

/** @param {unknown} error */
export function describeFault(error) {
  const { message, cure, command, detail } = /** @type {any} */ (error ?? {});
  if (!cure)
    return `\n  ✗ 意外错误\n  原因：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n  解决：请把以上内容原样报告给开发人员\n`;
  const lines = ["", `  ✗ 原因：${message}`];
  if (detail)
    lines.push(
      ...String(detail)
        .trim()
        .split("\n")
        .map((line) => `      ${line}`),
    );
  lines.push(`    解决：${cure}`);
  if (command)
    lines.push(
      ...String(command)
        .split("\n")
        .map((line) => `    命令：${line}`),
    );
  return `${lines.join("\n")}\n`;
}

/** The fault behind an error of the file system, or null when it is none of the usual ones. @param {any} error @param {string} path */
export function fileFault(error, path) {
  if (error?.code === "ENOSPC" || error?.code === "EDQUOT") {
    return new Fault({ cause: `磁盘已满，无法写入 ${path}`, cure: "腾出至少 1 GB 空间后重新执行同一命令", command: `df -h "${path}"` });
  }
  if (error?.code === "EACCES" || error?.code === "EPERM" || error?.code === "EROFS") {
    return new Fault({
      cause: `没有权限写入 ${path}`,
      cure: "改正目录所有者，或用 DATA_DIR 指定可写的目录",
      command: existsSync(path) ? `sudo chown -R "$(id -un)" "${path}"` : `sudo install -d -o "$(id -un)" "${path}"`,
    });
  }
  if (error?.code === "ENOTDIR" || error?.code === "EEXIST") {
    return new Fault({ cause: `${path} 应当是目录，却被一个文件占用`, cure: "移走该文件，或用 DATA_DIR 指定别的目录", command: `ls -l "${path}"` });
  }
  return null;
}

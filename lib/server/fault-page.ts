import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

type Fault = { title: string; text: string; retryAfter?: number };

const faults = {
  400: { title: "请求无法识别", text: "浏览器发来的请求不完整或有歧义，请重新打开页面。" },
  403: { title: "没有权限", text: "这个操作需要先登录，或来自本站页面。" },
  404: { title: "没有这个页面", text: "地址可能打错了，或者页面已经移走。" },
  405: { title: "不支持的请求方式", text: "这个地址只能浏览。" },
  410: { title: "稿件已撤回", text: "这篇稿件已经撤回，不再提供。" },
  411: { title: "请求没有写明长度", text: "提交的内容须写明长度，请用常见的浏览器重试。" },
  413: { title: "内容过大", text: "提交的内容超过了上限。" },
  414: { title: "地址过长", text: "地址超过了上限。" },
  500: { title: "页面暂时打不开", text: "服务器出现故障，值班人员可凭下面的编号查到原因。" },
  503: { title: "服务暂时不可用", text: "系统正在恢复，请过一会儿再试。", retryAfter: 2 },
} as const satisfies Record<number, Fault>;
export type FaultStatus = keyof typeof faults;

/** A whole page that needs nothing but one style sheet of ours. */
export function faultPage(status: FaultStatus, requestId: string): string {
  const { title, text } = faults[status];
  return `<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="/">返回首页</a></p><p><small>错误 ${status}，编号 ${requestId}</small></p></main></body></html>
`;
}

export class FaultResponder {
  readonly #securityHeaders: readonly string[];

  constructor(securityHeaders: readonly string[]) {
    this.#securityHeaders = securityHeaders;
  }

  /** Answers with our own plain page; returns the id under which the log tells more. */
  send(request: IncomingMessage, response: ServerResponse, status: FaultStatus, extra: readonly string[] = []): string {
    const requestId = randomUUID();
    if (response.headersSent) {
      response.destroy();
      return requestId;
    }
    const body = faultPage(status, requestId);
    response.writeHead(status, this.#headers(status, requestId, body, extra));
    response.end(request.method === "HEAD" ? undefined : body);
    return requestId;
  }

  /** The same for a connection whose request could not be read. */
  raw(status: 400 | 408 | 431, reason: string): string {
    const lines = [`HTTP/1.1 ${status} ${reason}`];
    for (let i = 0; i < this.#securityHeaders.length; i += 2) lines.push(`${this.#securityHeaders[i]}: ${this.#securityHeaders[i + 1]}`);
    return [...lines, "Cache-Control: no-store", "Content-Length: 0", "Connection: close", "", ""].join("\r\n");
  }

  #headers(status: FaultStatus, requestId: string, body: string, extra: readonly string[]): string[] {
    const fault: Fault = faults[status];
    const list = [...this.#securityHeaders, "Content-Type", "text/html; charset=utf-8", "Content-Length", String(Buffer.byteLength(body))];
    list.push("Cache-Control", "no-store", "X-Request-Id", requestId);
    if (fault.retryAfter !== undefined) list.push("Retry-After", String(fault.retryAfter));
    return [...list, ...extra];
  }
}

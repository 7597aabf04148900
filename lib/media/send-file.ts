import type { LibraryItem } from "#lib/media/item.ts";
import { routes } from "#lib/routes.ts";

type Options = { kind?: "image"; signal?: AbortSignal; onProgress?: (share: number) => void };
export type Sent = LibraryItem & { duplicate: boolean };

/** Sends one file from the browser and gives its row of the library; fails with words for the screen. */
export async function sendFile(file: File, { kind, signal, onProgress }: Options = {}): Promise<Sent> {
  const answer = await post(file, routes.uploads({ kind }), { signal, onProgress });
  const { id, duplicate } = answer as { id: number; duplicate: boolean };
  const response = await fetch(routes.mediaItem(id), { signal }).catch(() => null);
  if (!response?.ok) throw new Error("上传完了，但没有读回来，请刷新");
  return { ...((await response.json()) as LibraryItem), duplicate };
}

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function post(file: File, url: string, { signal, onProgress }: Omit<Options, "kind">): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name.toWellFormed()));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const said: unknown = request.response;
      if (request.status === 200) return resolve(said);
      const words = typeof said === "object" && said !== null && "error" in said ? String(said.error) : "";
      reject(new Error(words || "没有传成，请稍后再试"));
    };
    request.onerror = () => reject(new Error("网络断了，请连上后再传"));
    request.onabort = () => reject(new DOMException("已取消", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    if (signal?.aborted) return request.abort();
    request.send(file);
  });
}

import { apiPerson } from "#lib/auth/api.ts";
import { DomainError } from "#lib/errors.ts";
import { addMedia } from "#lib/media/add-media.ts";
import { largestUpload } from "#lib/media/kinds.ts";
import { answerJson, takeUpload } from "#lib/media/upload-door.ts";

/** The bytes are the body; `X-File-Name` is the percent-encoded name, `?kind=image` takes pictures only. */
export async function POST(request: Request): Promise<Response> {
  const person = await apiPerson(request, "media.upload");
  if (person instanceof Response) return person;
  return answerJson(request, async () => {
    await takeUpload(person);
    const only = new URL(request.url).searchParams.get("kind") === "image" ? "image" : undefined;
    return addMedia(person, { body: bytesOf(request), name: nameOf(request), limit: largestUpload, only });
  });
}

async function* bytesOf({ body, headers }: Request): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    yield chunk;
  }
  const promised = headers.get("content-length");
  if (promised !== null && Number(promised) !== bytes) throw new DomainError("invalid", { status: 400, message: "连接中断，文件没有传完" });
}

function nameOf(request: Request): string {
  const given = request.headers.get("x-file-name") ?? "";
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}

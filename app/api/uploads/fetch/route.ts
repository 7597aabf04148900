import { apiPerson } from "#lib/auth/api.ts";
import { DomainError } from "#lib/errors.ts";
import { addMedia } from "#lib/media/add-media.ts";
import { fetchRemote } from "#lib/media/fetch-remote.ts";
import { remoteName } from "#lib/media/file-name.ts";
import { answerJson, takeUpload } from "#lib/media/upload-door.ts";

const largest = 20 * 1_048_576;

/** Brings home the picture at `{ url }`. */
export async function POST(request: Request): Promise<Response> {
  const person = await apiPerson(request, "media.upload");
  if (person instanceof Response) return person;
  return answerJson(request, async () => {
    await takeUpload(person);
    const url = await urlOf(request);
    return addMedia(person, { body: fetchRemote(url), name: remoteName(url), limit: largest, only: "image", originUrl: url });
  });
}

async function urlOf(request: Request): Promise<string> {
  const given: unknown = await request.json().catch(() => null);
  const url = typeof given === "object" && given !== null && "url" in given ? given.url : null;
  if (typeof url !== "string" || url === "" || !url.isWellFormed() || url.includes("\0"))
    throw new DomainError("invalid", { message: "没有写明图片的网址" });
  return url;
}

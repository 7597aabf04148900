import "server-only";
import { randomUUID } from "node:crypto";
import { DomainError } from "#lib/errors.ts";
import { addMedia } from "#lib/media/add-media.ts";
import { refusalOf, takeUpload } from "#lib/media/upload-door.ts";
import type { Person } from "#lib/people/person.ts";

const megabyte = 1_048_576;
/** A form is read as a whole, so it is held to less than an upload by script. */
const largestForm = 21 * megabyte;
const largestFile = 20 * megabyte;

/** What became of a form of files; `mark` joins it to the one page that shows it. */
export type FormReceipt = { mark: string; added: number[]; refused: string[] };

/** Takes the files of a form that was sent without script. */
export async function takeForm(person: Person, request: Request): Promise<FormReceipt> {
  const receipt: FormReceipt = { mark: randomUUID(), added: [], refused: [] };
  try {
    const files = (await readForm(request)).getAll("files").filter((file) => file instanceof File && file.size > 0) as File[];
    if (files.length === 0) receipt.refused.push("没有选择文件");
    for (const file of files) {
      try {
        await takeUpload(person);
        const { id } = await addMedia(person, { body: file.stream(), name: file.name, limit: largestFile });
        receipt.added.push(id);
      } catch (error) {
        receipt.refused.push(`${file.name.slice(0, 60)}：${refusalOf(error, request.signal.aborted).message}`);
      }
    }
  } catch (error) {
    receipt.refused.push(refusalOf(error, request.signal.aborted).message);
  }
  return receipt;
}

async function readForm({ body, headers }: Request): Promise<FormData> {
  let bytes = 0;
  const bounded = body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes > largestForm) throw new DomainError("invalid", { status: 413, message: "一次合计超过20 MB，请分几次上传" });
        controller.enqueue(chunk);
      },
    }),
  );
  const form = new Response(bounded ?? null, { headers: { "Content-Type": headers.get("content-type") ?? "" } });
  return form.formData().catch((error: unknown) => {
    throw bytes > largestForm ? error : new DomainError("invalid", { message: "没有传完，请再传一次" });
  });
}

const cookieName = "upload-receipt";

/** The receipt travels in a cookie, so that nobody can put words into the page by a link. */
export function receiptCookie({ mark, added, refused }: FormReceipt): string {
  const text = JSON.stringify({ mark, added: added.slice(0, 20), refused: refused.slice(0, 8) });
  return `${cookieName}=${encodeURIComponent(text)}; Path=/dashboard/media; HttpOnly; SameSite=Lax; Max-Age=120`;
}

/** The receipt with this mark, if the browser brought it. */
export function receiptOf(cookie: string | undefined, mark: unknown): FormReceipt | null {
  try {
    const receipt = JSON.parse(decodeURIComponent(cookie ?? "")) as FormReceipt;
    return receipt.mark === mark ? receipt : null;
  } catch {
    return null;
  }
}

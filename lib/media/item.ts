/** A picture or file of the library as lists and the picker show it. */
export type LibraryItem = {
  id: number;
  kind: "image" | "file";
  path: string;
  /** Address of a small form; null for files. */
  thumb: string | null;
  width: number | null;
  height: number | null;
  bytes: number;
  name: string;
  title: string;
  alt: string;
  decorative: boolean;
  caption: string;
  source: string;
  /** What a crop must keep, as shares of width and height. */
  focalX: number;
  focalY: number;
  /** ISO time. */
  createdAt: string;
};
export type LibraryPage = { items: LibraryItem[]; next: number | null };

/** What the browser offers in its file dialog; the server looks at the bytes. */
export const acceptedPictures = ".jpg,.jpeg,.png,.webp,.gif,image/jpeg,image/png,image/webp,image/gif";
export const acceptedFiles = `${acceptedPictures},.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.zip,.txt,.csv`;

/** `320 KB`, `1.4 MB` */
export function bytesLabel(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1_024))} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** What stands under a picture or file: its measure and weight, or its kind and weight. */
export function measureLabel({ kind, width, height, bytes, name }: Pick<LibraryItem, "kind" | "width" | "height" | "bytes" | "name">): string {
  if (kind === "image" && width && height) return `${width}×${height}`;
  return `${(name.split(".").at(-1) ?? "").toUpperCase()} · ${bytesLabel(bytes)}`;
}

/** Tells the document store what this page shows; the store takes the element out again. */
export function DocumentTags({ tags }: { tags: readonly string[] }) {
  return <meta name="portal:tags" content={tags.join(" ")} />;
}

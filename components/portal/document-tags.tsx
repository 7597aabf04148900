type Props = {
  tags: readonly string[];
  /** When the page looks different though nothing was changed. */
  until?: Date | null;
};

/** Tells the document store what this page shows and how long; the store takes the elements out again. */
export function DocumentTags({ tags, until }: Props) {
  return (
    <>
      <meta name="portal:tags" content={tags.join(" ")} />
      {until ? <meta name="portal:until" content={until.toISOString()} /> : null}
    </>
  );
}

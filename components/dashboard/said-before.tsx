/** What became of the last form, on a page that was led back to. */
export function SaidBefore({ error, done }: { error?: string; done?: string }) {
  if (error)
    return (
      <p className="error-summary" role="alert">
        {error}
      </p>
    );
  return done ? (
    <p className="notice" role="status">
      {done}
    </p>
  ) : null;
}

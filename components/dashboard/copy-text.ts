/** Puts words on the clipboard; where the site is not reached by https the browser has only the old way. Tells whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  // A window that is open as a dialog lets nothing outside itself be chosen.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

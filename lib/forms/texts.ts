/** What a form holds as texts, without secrets, to be shown again. */
export function textsOf(form: FormData): Record<string, string> {
  const secret = /password|code|secret/i;
  return Object.fromEntries(
    [...form].filter(([key, value]) => typeof value === "string" && !secret.test(key)).map(([key, value]) => [key, String(value)]),
  );
}

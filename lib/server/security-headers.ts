/** Headers of every answer, errors included, as a flat list that http writes without a copy. */
export type HeaderList = readonly string[];

const documentPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export function securityHeaders(appUrl: string): HeaderList {
  const headers = [
    "Content-Security-Policy", documentPolicy,
    "X-Content-Type-Options", "nosniff",
    "X-Frame-Options", "DENY",
    "Referrer-Policy", "strict-origin-when-cross-origin",
    "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy", "same-origin",
  ];
  if (appUrl.startsWith("https://")) headers.push("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return headers;
}

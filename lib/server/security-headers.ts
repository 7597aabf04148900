const documentPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** Dashboard and sign-in pages are rendered per request; the framework's scripts carry this request's nonce. */
export function appPolicy(nonce: string): string {
  return `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

/** The development server injects scripts and styles. */
const developmentPolicy = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Headers of every answer, errors included, as the flat list that http writes as it stands. */
export function securityHeaders(appUrl: string, dev = false): string[] {
  const headers = [
    "Content-Security-Policy",
    dev ? developmentPolicy : documentPolicy,
    "X-Content-Type-Options",
    "nosniff",
    "X-Frame-Options",
    "DENY",
    "Referrer-Policy",
    "strict-origin-when-cross-origin",
    "Permissions-Policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy",
    "same-origin",
  ];
  if (appUrl.startsWith("https://")) headers.push("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return headers;
}

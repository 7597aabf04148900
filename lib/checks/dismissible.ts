import type { Finding } from "./finding.ts";

/** What an article lacks or cannot show has no reason to stand; it is filled in or removed. */
export function isDismissible({ rule, severity }: Pick<Finding, "rule" | "severity">): boolean {
  return severity !== "must" || (rule !== "field" && rule !== "picture");
}

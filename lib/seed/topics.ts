import "server-only";
import { seedJson } from "#lib/seed/files.ts";

/** A topic 专题 and the titles of its articles in order. */
export type SeedTopic = { slug: string; title: string; lead: string; articles: string[] };

export function seedTopics(): SeedTopic[] {
  return seedJson<SeedTopic[]>("topics.json");
}

import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Renderer } from "#lib/documents/renderer.ts";
import type { MemoryShelf } from "#lib/documents/shelf.ts";
import type { DocumentStore } from "#lib/documents/store.ts";
import type { ViewBuffer } from "#lib/views/buffer.ts";

type Sources = { store: DocumentStore; shelf: MemoryShelf; renderer: () => Renderer | null; buffer: ViewBuffer; healthy: () => boolean };

/** Plain numbers are read when somebody asks, so that a hit costs an addition. */
export function createMetrics({ store, shelf, renderer, buffer, healthy }: Sources): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  counter("portal_document_hits_total", "Requests answered by a kept document at once", () => store.counts.hits);
  counter("portal_document_misses_total", "Requests for which no document was kept", () => store.counts.misses);
  counter("portal_document_stale_total", "Requests answered by a last good document", () => store.counts.stale);
  counter("portal_document_faults_total", "Renderings that failed", () => store.counts.faults);
  counter("portal_renders_total", "Renderings asked of Next", () => renderer()?.renders ?? 0);
  gauge("portal_renders_in_flight", "Renderings under way", () => renderer()?.inFlight ?? 0);
  gauge("portal_document_bytes", "Bytes of kept documents", () => shelf.bytes);
  gauge("portal_documents", "Kept documents", () => shelf.count);
  gauge("portal_document_oldest_seconds", "Age of the oldest kept document", () => (Date.now() - (shelf.oldest() ?? Date.now())) / 1_000);
  gauge("portal_database_confirmed", "1 while the database answers", () => Number(healthy()));
  counter("portal_views_accepted_total", "Views accepted", () => buffer.counts.accepted);
  counter("portal_views_flushed_total", "Views written", () => buffer.counts.flushed);
  counter("portal_views_spooled_total", "Views that had to wait on disk", () => buffer.counts.spooled);
  counter("portal_views_dropped_total", "Views lost because the spool was full", () => buffer.counts.dropped);
  return registry;
}

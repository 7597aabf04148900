import type { Token } from "parse5";
import { RewritingStream } from "parse5-html-rewriting-stream";
import { modeBits, type Part, type Template } from "#lib/documents/template.ts";

/** Why a rendering is no document. */
export class StripFault extends Error {
  override name = "StripFault";
}

const ownModule = "/portal.js";
const voidTags = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const rootAttributes = ["data-mode", "data-size", "data-contrast"];

type StartTag = Parameters<RewritingStream["emitStartTag"]>[0];
type Region = { tagName: string; depth: number; modes: number };

/** Takes the framework out of a rendered page: its scripts, their preloads, flight data and marker comments. */
export function strip(html: string, query = ""): Template {
  const stripper = new Stripper(query);
  return stripper.run(html);
}

class Stripper {
  readonly query: string;
  readonly parts: Part[] = [];
  readonly tags = new Set<string>();
  until: number | null = null;
  readonly regions: Region[] = [];
  text = "";
  roots = 0;
  closed = 0;
  inScript = false;
  /** An empty hidden <div>, held back until it is known to stay empty. */
  held = "";

  constructor(query: string) {
    this.query = query;
  }

  run(html: string): Template {
    const stream = new RewritingStream();
    stream.on("doctype", (_, raw) => this.write(raw));
    stream.on("startTag", (tag, raw) => this.startTag(tag, raw));
    stream.on("endTag", (tag, raw) => this.endTag(tag.tagName, raw));
    stream.on("text", (_, raw) => {
      if (!this.inScript) this.write(raw);
    });
    stream.on("comment", (comment) => refuseBoundary(comment.text));
    stream.end(html);
    this.cut(null);
    if (this.roots !== 1 || this.closed !== 1)
      throw new StripFault(`expected one whole document, found ${this.roots} begun and ${this.closed} ended`);
    const open = this.regions[0];
    if (open) throw new StripFault(`<${open.tagName} data-when> is not closed`);
    return { parts: this.parts, tags: [...this.tags], until: this.until, length: this.parts.reduce((sum, part) => sum + part.text.length, 0) };
  }

  get modes(): number {
    return this.regions.at(-1)?.modes ?? 3;
  }

  write(raw: string): void {
    if (this.held) {
      const region = this.regions.at(-1);
      if (region?.tagName === "div") region.depth += 1;
      this.text += this.held;
      this.held = "";
    }
    this.text += raw;
  }

  cut(slot: string | null): void {
    if (this.text || slot !== null) this.parts.push({ text: this.text, modes: this.modes, slot });
    this.text = "";
  }

  startTag(tag: StartTag, raw: string): void {
    const attributes = new Map(tag.attrs.map(({ name, value }) => [name, value]));
    if (tag.tagName === "script" && !tag.selfClosing && !keepsScript(attributes)) {
      this.inScript = true;
      return;
    }
    if (tag.tagName === "html") return this.root(tag, raw, attributes);
    if (tag.tagName === "meta" && this.takesMeta(attributes)) return;
    if (tag.tagName === "link" && dropsLink(attributes)) return;
    if (tag.tagName === "div" && raw === '<div hidden="">') {
      this.write("");
      this.held = raw;
      return;
    }
    this.enter(tag, attributes.get("data-when"));
    let kept = without(tag, raw, ["data-precedence", "data-when"]);
    const preference = attributes.get("data-pref");
    if (preference !== undefined && this.query) kept = withQuery(kept, attributes.get("href"), this.query);
    const end = kept.endsWith("/>") ? 2 : 1;
    this.write(kept.slice(0, -end));
    if (preference !== undefined) this.cut(preference);
    this.write(kept.slice(-end));
    this.leaveVoid(tag);
  }

  root(tag: StartTag, raw: string, attributes: ReadonlyMap<string, string>): void {
    if (attributes.get("id") === "__next_error__") throw new StripFault("the framework's error page");
    this.roots += 1;
    this.write(without(tag, raw, rootAttributes).slice(0, -1));
    this.cut("root");
    this.write(">");
  }

  takesMeta(attributes: ReadonlyMap<string, string>): boolean {
    const name = attributes.get("name");
    if (name === "portal:tags") for (const word of (attributes.get("content") ?? "").split(/\s+/)) if (word) this.tags.add(word);
    if (name === "portal:until") {
      const time = Date.parse(attributes.get("content") ?? "");
      if (Number.isFinite(time)) this.until = Math.min(time, this.until ?? time);
    }
    return name === "portal:tags" || name === "portal:until" || name === "next-size-adjust";
  }

  enter(tag: StartTag, when: string | undefined): void {
    const region = this.regions.at(-1);
    if (when === undefined) {
      if (region?.tagName === tag.tagName && !voidTags.has(tag.tagName) && !tag.selfClosing) region.depth += 1;
      return;
    }
    if (when !== "elder" && when !== "standard") throw new StripFault(`data-when="${when}" is no mode`);
    this.write("");
    this.cut(null);
    this.regions.push({ tagName: tag.tagName, depth: 0, modes: this.modes & modeBits[when] });
  }

  leaveVoid(tag: StartTag): void {
    const region = this.regions.at(-1);
    if (region?.depth === 0 && region.tagName === tag.tagName && (voidTags.has(tag.tagName) || tag.selfClosing)) this.leave();
  }

  leave(): void {
    this.cut(null);
    this.regions.pop();
  }

  endTag(tagName: string, raw: string): void {
    if (tagName === "script" && this.inScript) {
      this.inScript = false;
      return;
    }
    if (tagName === "div" && this.held) {
      this.held = "";
      return;
    }
    if (tagName === "html") this.closed += 1;
    this.write(raw);
    const region = this.regions.at(-1);
    if (region?.tagName !== tagName) return;
    if (region.depth === 0) this.leave();
    else region.depth -= 1;
  }
}

function refuseBoundary(comment: string): void {
  if (comment === "$?") throw new StripFault("a pending boundary: public pages hold no Suspense and no loading.tsx");
  if (comment === "$!") throw new StripFault("a boundary failed while rendering");
}

function keepsScript(attributes: ReadonlyMap<string, string>): boolean {
  const source = attributes.get("src");
  if (source === undefined) return attributes.get("type") === "application/ld+json";
  return source === ownModule;
}

function dropsLink(attributes: ReadonlyMap<string, string>): boolean {
  const relation = attributes.get("rel");
  if (relation === "modulepreload") return attributes.get("href") !== ownModule;
  return (relation === "preload" || relation === "prefetch") && attributes.get("as") === "script";
}

/** The tag as written, minus some attributes. */
function without(tag: StartTag, raw: string, names: readonly string[]): string {
  const location = tag.sourceCodeLocation as Token.LocationWithAttributes | null | undefined;
  let kept = raw;
  const spans = names.flatMap((name) => location?.attrs?.[name] ?? []).sort((a, b) => b.startOffset - a.startOffset);
  for (const span of spans) {
    const start = span.startOffset - (location?.startOffset ?? 0);
    kept = kept.slice(0, start).trimEnd() + kept.slice(start + span.endOffset - span.startOffset);
  }
  return kept;
}

/** A link that only sets a preference keeps what the address asks for besides. */
function withQuery(raw: string, href: string | undefined, query: string): string {
  if (!href?.startsWith("?")) return raw;
  const before = `href="${href.replaceAll("&", "&amp;")}"`;
  return raw.replace(before, `href="${`${query}&${href.slice(1)}`.replaceAll("&", "&amp;")}"`);
}

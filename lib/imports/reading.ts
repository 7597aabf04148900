import type { Attachment, Loose } from "./attachments.ts";
import type { Picture } from "./lines.ts";

export type Field =
  | "title"
  | "source"
  | "publishedAt"
  | "clicks"
  | "author"
  | "editor"
  | "breadcrumb"
  | "channel"
  | "body"
  | "address"
  | "attachments"
  | "pictures"
  | "identity";
/** What was found, but an operator should look at. `reason` is Chinese, for the receipt. */
export type Doubt = { field: Field; reason: string };

/** One article as read from a file, before it is known where it goes. Dates are ISO with offset Z. */
export type Reading = {
  title: string;
  html: string;
  /** Visible characters of the body, without white space. */
  characters: number;
  publishedAt: string | null;
  hasTime: boolean;
  source: string | null;
  sourceLink: string | null;
  clicks: number | null;
  author: string | null;
  editor: string | null;
  breadcrumb: string[];
  /** The page's own address on the old site. */
  address: string | null;
  attachments: Attachment[];
  looseFiles: Loose[];
  /** Pictures stay behind; their captions are in the text. */
  pictures: Picture[];
  /** Words of the lines near the body that were left out of it. */
  dropped: string[];
  doubts: Doubt[];
};

/** Why a file holds no article. Both sentences are Chinese, for the operator. */
export class ReadFault extends Error {
  override name = "ReadFault";
  readonly cause: string;
  readonly cure: string;
  constructor(cause: string, cure: string) {
    super(cause);
    this.cause = cause;
    this.cure = cure;
  }
}

export type ReadOptions = {
  /** Names of our channels: they part a breadcrumb that lost its separators. */
  channelNames: readonly string[];
  /** What the row of a data file says about its text. */
  title?: string;
  address?: string;
};

import { z } from "zod";
import { nameLine, outsideAddress } from "#lib/links/fields.ts";

export const SourceFields = z.strictObject({ name: nameLine("名称", 100), url: outsideAddress, listed: z.boolean() });
export type SourceFields = z.infer<typeof SourceFields>;

export const MergeFields = z.strictObject({ into: nameLine("要并入的稿源", 100) });

/** Something the palette leads to. */
export type FoundCommand = { kind: "稿件" | "页面" | "命令"; label: string; hint?: string; href: string };

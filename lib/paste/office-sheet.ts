import { declarations } from "#lib/content/markup.ts";

const wanted =
  /^(?:font-weight|font-style|text-decoration|text-align|vertical-align|display|margin-left|mso-(?:list|hide|outline-level|style-name|level-number-format|level-start-at))$/;

/** What an office program says of its classes and lists in its style sheet. */
export type OfficeSheet = {
  classes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By list and level, such as `l0:level1`. */
  lists: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

export function readSheet(css: string): OfficeSheet {
  const classes = new Map<string, Map<string, string>>();
  const lists = new Map<string, Map<string, string>>();
  for (const rule of css.replaceAll(/<!--|-->|\/\*[^*]*\*\//g, "").split("}")) {
    const brace = rule.indexOf("{");
    if (brace < 0) continue;
    const found = new Map([...declarations(rule.slice(brace + 1))].filter(([name]) => wanted.test(name)));
    if (found.size === 0) continue;
    for (const selector of rule.slice(0, brace).split(",")) {
      const list = /^\s*@list\s+(l\d+:level\d)\s*$/.exec(selector)?.[1];
      if (list) lists.set(list, found);
      const name = /^\s*\w*\.([\w-]+)\s*$/.exec(selector)?.[1];
      if (name) classes.set(name, new Map([...(classes.get(name) ?? []), ...found]));
    }
  }
  return { classes, lists };
}

/** Facts that a verification collects; one false fact fails it. */
export class Facts {
  readonly lines: string[] = [];
  failed = 0;

  hold(fact: string, holds: boolean, measured = ""): void {
    this.lines.push(`${holds ? "✓" : "✗"} ${fact}${measured ? `: ${measured}` : ""}`);
    if (!holds) this.failed += 1;
  }

  get count(): number {
    return this.lines.length;
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Milliseconds until a question was sent that got the wanted answer, or null when none was within the limit; a slow answer is not a late one. */
export async function until(condition: () => Promise<boolean>, limitMs: number): Promise<number | null> {
  const began = performance.now();
  while (performance.now() - began < limitMs) {
    const asked = performance.now();
    if (await condition().catch(() => false)) return Math.round(asked - began);
    await pause(10);
  }
  return null;
}

/** One number of /metrics. */
export async function metric(url: string, token: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

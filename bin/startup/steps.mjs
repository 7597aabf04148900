const width = 14;
const tty = Boolean(process.stderr.isTTY) && !process.env.CI;

/** @param {number} started */
export function seconds(started) {
  const s = (performance.now() - started) / 1000;
  return s < 100 ? `${s.toFixed(1)} s` : `${Math.round(s)} s`;
}

/** Chinese characters take two columns. @param {string} text @param {number} columns */
function pad(text, columns) {
  const taken = [...text].reduce((n, c) => n + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
  return text + " ".repeat(Math.max(1, columns - taken));
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs one step of a start and shows that it is alive: a running clock on a terminal, a line every 15 s elsewhere.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<{ detail: string, value: T }>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = performance.now();
  let current = "";
  let shown = false;
  const clear = () => tty && process.stderr.write("\r\x1b[2K");
  const tick = () => {
    shown = true;
    if (tty) process.stderr.write(`\r\x1b[2K  … ${pad(name, width)}${current} ${seconds(started)}`);
    else say(`  … ${pad(name, width)}${current} 已用 ${seconds(started)}`);
  };
  const timer = setInterval(tick, tty ? 500 : 15_000);
  const note = (/** @type {string} */ text) => {
    const first = current === "";
    current = text;
    if (tty || (first && !shown)) tick();
  };
  try {
    const { detail, value } = await work(note);
    clear();
    say(`  ✓ ${pad(name, width)}${pad(detail, 60)}${seconds(started)}`);
    return value;
  } catch (error) {
    clear();
    say(`  ✗ ${pad(name, width)}${seconds(started)}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

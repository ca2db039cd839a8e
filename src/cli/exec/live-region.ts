import type { Terminal } from '../command.ts';

const FRAME_MS = 100;
/** So much of what steps write does not wait for the next frame. */
const MOST_HELD = 64 * 1024;

// ECMA-48 and DEC private modes; https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
const UP = (lines: number): string => (lines === 0 ? '' : `\x1b[${lines}A`);
const ERASE_BELOW = '\r\x1b[J';
const NO_WRAP = '\x1b[?7l';
const WRAP = '\x1b[?7h';

export interface LiveRegionOptions {
  readonly terminal: Pick<Terminal, 'stdout' | 'stderr'>;
  readonly after: (delayMs: number, wake: () => void) => () => void;
  /** The lines to show now, none of them wider than the screen. */
  readonly draw: () => readonly string[];
}

/**
 * Lines at the bottom of a terminal that are drawn again and again, while what is written goes by above them. Each frame is one write that leaves the
 * terminal as it was: killed in between, nothing has to be restored.
 */
export class LiveRegion {
  readonly #options: LiveRegionOptions;
  #height = 0;
  #held: { readonly stream: 'stdout' | 'stderr'; text: string }[] = [];
  #heldLength = 0;
  #stopTimer: () => void = () => {};

  constructor(options: LiveRegionOptions) {
    this.#options = options;
    this.#frame();
  }

  /** A line above the region, with the next frame. */
  write(stream: 'stdout' | 'stderr', line: string): void {
    const last = this.#held.at(-1);
    if (last?.stream === stream) last.text += `${line}\n`;
    else this.#held.push({ stream, text: `${line}\n` });
    this.#heldLength += line.length + 1;
    if (this.#heldLength > MOST_HELD) this.#frame();
  }

  /** The last frame, which stays. */
  end(): void {
    this.#frame();
    this.#stopTimer();
  }

  #frame(): void {
    const { terminal, after, draw } = this.#options;
    this.#stopTimer();
    const lines = draw();
    let text = this.#height === 0 ? '' : `${UP(this.#height)}${ERASE_BELOW}`;
    for (const held of this.#held) {
      // What is in front of it has to be there before what another stream writes.
      if (held.stream === 'stderr') {
        if (text !== '') terminal.stdout.write(text);
        terminal.stderr.write(held.text);
        text = '';
      } else text += held.text;
    }
    terminal.stdout.write(`${text}${NO_WRAP}${lines.map((line) => `${line}\n`).join('')}${WRAP}`);
    this.#height = lines.length;
    this.#held = [];
    this.#heldLength = 0;
    this.#stopTimer = after(FRAME_MS, () => this.#frame());
  }
}

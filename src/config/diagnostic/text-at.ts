import type { Path } from './path.ts';

/** The text at a path of a value; nothing where none is. */
export function textAt(value: unknown, path: Path): { text?: string } {
  const found = path.reduce((at, part) => (at as Record<string | number, unknown> | null | undefined)?.[part], value);
  return typeof found === 'string' ? { text: found } : {};
}

import type { DiagnosticCode } from './diagnostic-table.ts';
import type { Path } from './path.ts';

/** A mistake by the path of what is wrong. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string | null;
  readonly path: Path;
  /** Is the key at the path at fault, or the value behind it? Default: the value. */
  readonly at?: 'key' | 'value';
  /** From 1: the character of `text` where it goes wrong. */
  readonly column?: number | null;
  /** The text at the path, as the one who counted `column` saw it. */
  readonly text?: string;
}

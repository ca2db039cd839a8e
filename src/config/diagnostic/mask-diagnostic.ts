import type { Mask } from '../secret/mask.ts';
import { DIAGNOSTICS } from './diagnostic-table.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import { formatPath } from './path.ts';

/** The diagnostic without secrets; its columns stay right. */
export function maskDiagnostic(diagnostic: Diagnostic, mask: Mask): Diagnostic {
  const { message, hint, excerpt } = diagnostic;
  return {
    ...diagnostic,
    message: mask.hide(message),
    hint: hint === null ? null : mask.hide(hint),
    excerpt: excerpt === null ? null : mask.cover(excerpt),
  };
}

/** The finding; in general words where it is about a text with a secret in it: a message may quote any part of that. */
export function withoutSecret(finding: Finding, mask: Mask): Finding {
  const { code, path, text, at } = finding;
  // Where a secret is declared no message quotes it.
  if (at === 'key' || path[0] === 'secrets' || text === undefined || !mask.finds(text)) return finding;
  const message = `${formatPath(path)} holds a secret, so its value is not shown. ${DIAGNOSTICS[code].meaning.replace(/\.$/, '')}`;
  return { ...finding, message, hint: null, column: null };
}

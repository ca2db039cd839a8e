import { printable } from '../../config/diagnostic/printable.ts';
import type { Paint } from '../../config/diagnostic/render-pretty.ts';
import type { Check } from './check.ts';

const MOST_PLACES = 3;
const COLOURS = { ok: 'dim', warn: 'yellow', broken: 'red', missing: 'red' } as const;

/** A line for each check, and one that counts them. */
export function renderChecks(checks: readonly Check[], paint: Paint): string {
  const lines = checks.map(({ status, kind, name, usedBy, detail }) => {
    const places = [
      ...usedBy.slice(0, MOST_PLACES),
      ...(usedBy.length > MOST_PLACES ? [`and ${usedBy.length - MOST_PLACES} more`] : []),
    ];
    const where = places.length === 0 ? '' : ` (${places.join('; ')})`;
    return `${paint(COLOURS[status], status.padEnd(7))}  ${printable(`${kind} ${name}${where}${detail === null ? '' : `: ${detail}`}`)}`;
  });
  const counts = (['ok', 'warn', 'broken', 'missing'] as const)
    .map((status) => ({ status, count: checks.filter((check) => check.status === status).length }))
    .filter(({ count }) => count > 0);
  return [...lines, counts.map(({ status, count }) => `${count} ${status}`).join(', ')].map((line) => `${line}\n`).join('');
}

/** `{"ok", "checks": [{"status", "kind", "name", "used_by", "detail"}]}`, and a line end. */
export function renderChecksJson(checks: readonly Check[], isOk: boolean): string {
  const shown = checks.map(({ status, kind, name, usedBy, detail }) => ({ status, kind, name, used_by: usedBy, detail }));
  return `${JSON.stringify({ ok: isOk, checks: shown }, null, 2)}\n`;
}

import type { Stride } from './bit-set.ts';
import { type CronField, type CronItem, readRange, refuseItem } from './cron-item.ts';
import { scatter } from '../scatter.ts';

/** First, last; step. */
const SLOT = /^H(?:\((\d+)-(\d+)\))?(?:\/(\d+))?$/i;

/**
 * `H`, `H(a-b)`, `H/n`, `H(a-b)/n` (Jenkins): one value of the field or range, or every n-th beginning within the first n, picked by the
 * id, so that jobs spread yet each keeps its slot. `null` for anything else.
 */
export function readSlot(item: CronItem, field: CronField, id: string): Stride | null {
  const parts = SLOT.exec(item.text);
  if (parts === null && /^H[(/]/i.test(item.text))
    throw refuseItem(item, field, 'cannot be read', 'use H, H(a-b), H/n or H(a-b)/n');
  if (parts === null) return null;
  const [, from, to, stepText] = parts;
  if (Number(from) > Number(to)) throw refuseItem(item, field, 'runs backwards', `write H(${to}-${from})`);
  // Behind the `H(`.
  const range = { text: `${from}-${to}`, column: item.column + 2 };
  const { first, last } = from === undefined ? usualRange(field) : readRange(range, field, 'crontab');
  const step = stepText === undefined ? null : Number(stepText);
  if (step === 0) throw refuseItem(item, field, 'has a step of 0', 'use a step of 1 or more');
  const slot = first + scatter(id, field.name, Math.min(step ?? Infinity, last - first + 1) - 1);
  return step === null ? { first: slot, last: slot, step: 1 } : { first: slot, last, step };
}

/** Not the 29th, which some months lack, and not 7, the second number of Sunday. */
function usualRange({ min, max }: CronField): { first: number; last: number } {
  return { first: min, last: max === 31 ? 28 : max === 7 ? 6 : max };
}

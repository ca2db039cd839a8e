import { createHmac } from 'node:crypto';
import type { Job } from '../config/config.ts';
import type { Mask } from '../config/secret/mask.ts';
import type { Jobs, Moves } from '../plan/plan.ts';
import { inTurns } from './in-turns.ts';

/** No text of a config holds a NUL, so nothing else begins so. */
const SEAL = '\0sealed:';
/** 32 bits: enough to see that a secret has changed, and of little use to find out what it was. */
const SEAL_DIGITS = 8;

/**
 * Jobs as JSON texts to be kept, by id: each text with a secret in it is sealed, which is to say that a fingerprint of it is kept in its
 * place. Thousands take several turns of the event loop.
 *
 * @param key of the state directory.
 */
export async function toKeptJobs(jobs: Jobs, mask: Mask, key: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const sealOf = sealer(key);
  const seal = (name: string, value: unknown): unknown => {
    // By their ids jobs are told apart, and those are in the file as they are.
    const text = typeof value === 'number' ? String(value) : value;
    const isPlain = typeof text !== 'string' || (name === 'id' && jobs.has(text)) || !mask.finds(text);
    return isPlain ? value : sealOf(text);
  };
  const kept = new Map<string, string>();
  await inTurns(
    jobs.entries().map(([id, job]) => kept.set(id, mask.longest === 0 ? JSON.stringify(job) : JSON.stringify(job, seal))),
  );
  return kept;
}

/**
 * The jobs that were kept, to be compared with those of a config: where a seal is that of the text which this config has at the
 * same place, that text is put there; else the seal stays, and differs from any text. A job that is moved is compared under its former id.
 *
 * @param key of the state directory; `null`: lost, and every seal stays.
 */
export function fromKeptJobs(texts: Iterable<string>, current: Jobs, key: Uint8Array | null, moves: Moves = new Map()): Jobs {
  const kept = [...texts].map((text) => JSON.parse(text) as Job);
  const latterIds = new Map(moves.entries().map(([id, from]) => [from, id]));
  const now = kept.map(({ id }) => current.get(id) ?? current.get(latterIds.get(id) ?? id));
  if (key !== null) openSeals(kept, now, sealer(key));
  // An older volnux did not know some fields: what it could not keep is no change.
  return new Map(kept.map((job, index) => [job.id, { ...now[index], ...job }]));
}

/** Is the part of a kept job whole? With a secret in it nothing can be made of it. */
export function isReadable(part: unknown): boolean {
  return !JSON.stringify(part).includes(JSON.stringify(SEAL).slice(1, -1));
}

/** What is shown for a text of a kept job, or of one that runs: no secret, and no seal of one. */
export function shownText(text: string, mask: Mask): string {
  return text.startsWith(SEAL) ? '***' : mask.hide(text);
}

/** What is kept of a hash over secrets: equal for equal ones, and no means to try out guesses without the key. */
export function keptHash(hash: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(hash).digest('hex');
}

/** Opens the seals below `kept`, in place. */
function openSeals(kept: object, now: unknown, sealOf: (text: string) => string): void {
  if (typeof now !== 'object' || now === null) return;
  for (const [name, part] of Object.entries(kept)) {
    const value = (now as Readonly<Record<string, unknown>>)[name];
    if (typeof part === 'object' && part !== null) openSeals(part as object, value, sealOf);
    else if (typeof part === 'string' && part.startsWith(SEAL) && isText(value) && part === sealOf(String(value)))
      (kept as Record<string, unknown>)[name] = value;
  }
}

/** A param may be a number that was written as a secret. */
function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** The seals of texts. The same ones are asked for again and again: thousands of jobs share one environment. */
function sealer(key: Uint8Array): (text: string) => string {
  const seals = new Map<string, string>();
  return (text) => {
    let seal = seals.get(text);
    if (seal === undefined) {
      seal = `${SEAL}${createHmac('sha256', key).update(text).digest('hex').slice(0, SEAL_DIGITS)}`;
      seals.set(text, seal);
    }
    return seal;
  };
}

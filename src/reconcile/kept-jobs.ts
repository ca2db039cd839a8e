import { createHmac } from 'node:crypto';
import type { Job } from '../config/config.ts';
import type { Mask } from '../config/secret/mask.ts';
import type { Jobs } from '../plan/plan.ts';

/** No text of a config holds a NUL, so nothing else begins so. */
const SEAL = '\0sealed:';
/** 32 bits: enough to see that a secret has changed, and of little use to find out what it was. */
const SEAL_DIGITS = 8;

/**
 * Jobs as JSON text to be kept: each text with a secret in it is sealed, which is to say that a fingerprint of it is kept in its place.
 *
 * @param key of the state directory.
 */
export function toKeptJobs(jobs: Jobs, mask: Mask, key: Uint8Array): string {
  // Thousands of jobs share one environment.
  const done = new Map<object, unknown>();
  const seal = (value: unknown): unknown => {
    if (typeof value === 'string') return mask.finds(value) ? sealOf(value, key) : value;
    if (typeof value !== 'object' || value === null) return value;
    let sealed = done.get(value);
    if (sealed === undefined) {
      sealed = mapParts(value, seal);
      done.set(value, sealed);
    }
    return sealed;
  };
  // By the id they are told apart.
  const sealed = [...jobs.values()].map((job) => (mask.longest === 0 ? job : { ...(seal(job) as Job), id: job.id }));
  return JSON.stringify(sealed);
}

/**
 * The jobs that were kept, to be compared with those of a config: where a seal is that of the text which this config has at the same place,
 * that text is put there; else the seal stays, and differs from any text.
 *
 * @param key of the state directory; `null`: lost, and every seal stays.
 */
export function fromKeptJobs(text: string, current: Jobs, key: Uint8Array | null): Jobs {
  const kept = JSON.parse(text) as readonly Job[];
  const open = (value: unknown, now: unknown): unknown => {
    if (typeof value === 'string') return isSealOf(value, now, key) ? now : value;
    if (typeof value !== 'object' || value === null) return value;
    return mapParts(value, (part, name) => open(part, (now as Record<string, unknown> | null | undefined)?.[name]));
  };
  return new Map(kept.map((job) => [job.id, open(job, current.get(job.id)) as Job]));
}

/** What is kept of a hash over secrets: equal for equal ones, and no means to try out guesses without the key. */
export function keptHash(hash: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(hash).digest('hex');
}

function isSealOf(kept: string, now: unknown, key: Uint8Array | null): boolean {
  return key !== null && kept.startsWith(SEAL) && typeof now === 'string' && kept === sealOf(now, key);
}

function sealOf(text: string, key: Uint8Array): string {
  return `${SEAL}${createHmac('sha256', key).update(text).digest('hex').slice(0, SEAL_DIGITS)}`;
}

function mapParts(value: object, change: (part: unknown, name: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((part, index) => change(part, String(index)));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part, name)]));
}

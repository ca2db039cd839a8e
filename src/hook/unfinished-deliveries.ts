import type { Hook } from '../config/config.ts';
import type { VolnuxEvent } from '../event/event.ts';
import type { ToldNotes } from './told-notes.ts';

const SUBJECT = 'delivery ';
/** Nobody wants to hear of an older one. */
const REMEMBERED_MS = 7 * 24 * 3_600_000;

/** A delivery that a former process began, or had waiting, and did not end. */
interface LostDelivery extends Pick<VolnuxEvent, 'jobId' | 'runId' | 'fireTime'> {
  /** What was lost, as a sentence. */
  readonly reason: string;
}

/** Notes that an event is on its way to a hook. Returns what notes that it is no more. */
export function beginDelivery(
  notes: ToldNotes,
  id: string,
  { name, jobId, runId, fireTime, time }: VolnuxEvent,
  hook: Hook,
): () => void {
  // Without the words of the hook, which may hold secrets.
  const what = hook.action.kind === 'webhook' ? 'a webhook' : hook.action.kind === 'module' ? 'a module' : 'a hook';
  const reason = `${what} on ${name} was not through with it when the former runner died, and may not have been told`;
  const lost: LostDelivery = { jobId, runId, fireTime, reason };
  notes.keep(SUBJECT + id, JSON.stringify(lost), time + REMEMBERED_MS);
  return () => notes.forget(SUBJECT + id);
}

/** Those that former processes did not end, told once. To be asked before this one begins any. */
export function takeLostDeliveries(notes: ToldNotes): readonly LostDelivery[] {
  return notes.recallAll(SUBJECT).map(({ subject, note }) => {
    notes.forget(subject);
    return JSON.parse(note) as LostDelivery;
  });
}

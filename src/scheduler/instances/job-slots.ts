import type { Instance } from './instance.ts';

interface Slots {
  /** Oldest first. */
  readonly active: Instance[];
  waiting: Instance | null;
}

type ReadonlySlots = Readonly<Slots> & { readonly active: readonly Instance[] };

const FREE: ReadonlySlots = { active: [], waiting: null };

/** The instances of each job: those that are going, and the one that waits for one of them to end. */
export class JobSlots {
  /** Only jobs of which there is something. */
  readonly #byJob = new Map<string, Slots>();

  /** As they are now: what comes and goes later is to be seen in them. */
  of(jobId: string): ReadonlySlots {
    return this.#byJob.get(jobId) ?? FREE;
  }

  jobIds(): string[] {
    return [...this.#byJob.keys()];
  }

  /** Each job's, those that go before the one that waits. */
  instances(): Instance[] {
    return [...this.#byJob.values()].flatMap(({ active, waiting }) => (waiting ? [...active, waiting] : active));
  }

  add(instance: Instance): void {
    const slots = this.#byJob.get(instance.subject.jobId);
    if (slots) slots.active.push(instance);
    else this.#byJob.set(instance.subject.jobId, { active: [instance], waiting: null });
  }

  remove(instance: Instance): void {
    const { jobId } = instance.subject;
    const slots = this.#byJob.get(jobId);
    if (!slots) return;
    slots.active.splice(slots.active.indexOf(instance), 1);
    this.#dropIfFree(jobId, slots);
  }

  /** In place of the one that waits. */
  setWaiting(jobId: string, waiting: Instance | null): void {
    const slots = this.#byJob.get(jobId) ?? { active: [], waiting };
    slots.waiting = waiting;
    this.#byJob.set(jobId, slots);
    this.#dropIfFree(jobId, slots);
  }

  /** What is there belongs to the job under its new id, beside what may be there of one that was removed. */
  move(from: string, to: string): void {
    const [own, others] = [this.of(from), this.of(to)];
    if (own === FREE) return;
    for (const { subject } of own.active) subject.jobId = to;
    if (own.waiting) own.waiting.subject.jobId = to;
    this.#byJob.delete(from);
    this.#byJob.set(to, { active: [...others.active, ...own.active], waiting: own.waiting ?? others.waiting });
  }

  #dropIfFree(jobId: string, { active, waiting }: Slots): void {
    if (active.length === 0 && waiting === null) this.#byJob.delete(jobId);
  }
}

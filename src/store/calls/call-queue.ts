import { receivedError, type StoreCall, type StoreReply } from './store-call.ts';
import { StoreError } from '../store-error.ts';

interface Waiting {
  readonly call: StoreCall;
  readonly answered: PromiseWithResolvers<unknown>;
}

/** Does calls, in order. `take`, called once, gives those that wait: the later, the more of them share a transaction. Rejects when it has no answer. */
export type PerformCalls = (take: () => readonly StoreCall[]) => Promise<readonly StoreReply[]>;

/** Calls of a store's methods on their way: one group at a time, and what is called meanwhile is the next group. */
export class CallQueue {
  #waiting: Waiting[] = [];
  #isClosed = false;
  /** While it goes on. */
  #pumping: Promise<void> | null = null;
  readonly #perform: PerformCalls;

  constructor(perform: PerformCalls) {
    this.#perform = perform;
  }

  /** Resolves to what the method returned, once that is on disk; rejects with what it threw, or `StoreError`. */
  add(method: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new StoreError('the store is closed', { code: 'ended' }));
    const answered = Promise.withResolvers<unknown>();
    this.#waiting.push({ call: { method, args }, answered });
    this.#pumping ??= this.#pump();
    return answered.promise;
  }

  /** Takes no more calls; resolves when all are answered. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pumping;
  }

  async #pump(): Promise<void> {
    while (this.#waiting.length > 0) await this.#performGroup();
    this.#pumping = null;
  }

  async #performGroup(): Promise<void> {
    let group: readonly Waiting[] = [];
    const take = (): readonly StoreCall[] => {
      group = this.#waiting;
      this.#waiting = [];
      return group.map(({ call }) => call);
    };
    try {
      const replies = await this.#perform(take);
      for (const [index, { answered }] of group.entries()) {
        const reply = replies[index];
        if (reply?.kind === 'done') answered.resolve(reply.value);
        else answered.reject(reply ? receivedError(reply.error) : new Error('the store gave no answer'));
      }
    } catch (error) {
      if (group.length === 0) take();
      for (const { answered } of group) answered.reject(error);
    }
  }
}

/** Something with a place in a `FireTimeQueue`. The queue keeps `queueIndex`; nobody else writes it. */
export interface Queued {
  /** Unix ms; `null`: not in the queue. */
  nextFireTime: number | null;
  queueIndex: number;
}

/** The place of an item that is in no queue. */
export const NOT_QUEUED = -1;

/**
 * Binary min-heap by `nextFireTime`. Items know their place, so that changing or removing one costs O(log n):
 * 10,000 jobs are re-armed without a scan.
 */
export class FireTimeQueue<Item extends Queued> {
  readonly #heap: Item[] = [];

  get first(): Item | undefined {
    return this.#heap[0];
  }

  /** Takes out the items with `nextFireTime` at or before `now`, earliest first. */
  takeDue(now: number): Item[] {
    const due: Item[] = [];
    for (let item = this.first; item && (item.nextFireTime ?? Infinity) <= now; item = this.first) {
      this.#remove(item);
      due.push(item);
    }
    return due;
  }

  /** Puts the item where its `nextFireTime` belongs: in, out or elsewhere. Call it after each change of `nextFireTime`. */
  update(item: Item): void {
    if (item.nextFireTime === null) {
      this.#remove(item);
      return;
    }
    if (item.queueIndex === NOT_QUEUED) {
      item.queueIndex = this.#heap.push(item) - 1;
    }
    this.#up(item);
    this.#down(item);
  }

  #remove(item: Item): void {
    const index = item.queueIndex;
    if (index === NOT_QUEUED) return;
    item.queueIndex = NOT_QUEUED;
    const last = this.#heap.pop();
    if (last === undefined || last === item) return;
    this.#place(last, index);
    this.#up(last);
    this.#down(last);
  }

  #place(item: Item, index: number): void {
    this.#heap[index] = item;
    item.queueIndex = index;
  }

  #up(item: Item): void {
    let index = item.queueIndex;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.#heap[parentIndex];
      if (parent === undefined || !isBefore(item, parent)) break;
      this.#place(parent, index);
      index = parentIndex;
    }
    this.#place(item, index);
  }

  #down(item: Item): void {
    let index = item.queueIndex;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const child = right !== undefined && left !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, item)) break;
      const childIndex = child.queueIndex;
      this.#place(child, index);
      index = childIndex;
    }
    this.#place(item, index);
  }
}

function isBefore(a: Queued, b: Queued): boolean {
  return (a.nextFireTime ?? Infinity) < (b.nextFireTime ?? Infinity);
}

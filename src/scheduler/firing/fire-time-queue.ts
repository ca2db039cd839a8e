/** Something with a place in a `FireTimeQueue`. The queue keeps the two last; nobody else writes them. */
export interface Queued {
  /** Unix ms; `null`: not in the queue. */
  nextFireTime: number | null;
  /** Those that are due at the same instant; `null`: it is in no queue. */
  dueWith: Due | null;
  /** Its place among them. */
  dueIndex: number;
}

/** What is due at one instant. */
interface Due {
  readonly instant: number;
  readonly items: Queued[];
}

/** So many instants of which nothing is left do no harm. */
const FEW_EMPTY = 64;

/**
 * The items by the instant at which they are due, earliest first. Schedules meet on whole minutes and seconds: items of one instant lie together, and
 * only the instants are in a binary min-heap. A thousand jobs that are due at once are taken out, and put back, in as many steps.
 */
export class FireTimeQueue<Item extends Queued> {
  readonly #byInstant = new Map<number, Due>();
  /** An instant stays, until it comes up, when nothing is left of it. */
  #heap: Due[] = [];
  #empty = 0;
  /** Items mostly come in a row. */
  #lastUsed: Due | null = null;

  /** The earliest instant at which something is due; `null`: nothing is there. */
  get first(): number | null {
    while (this.#heap[0]?.items.length === 0) this.#takeFirst();
    return this.#heap[0]?.instant ?? null;
  }

  /** Takes out the items with `nextFireTime` at or before `now`, earliest first. */
  takeDue(now: number): Item[] {
    const due: Item[] = [];
    for (let instant = this.first; instant !== null && instant <= now; instant = this.first) {
      for (const item of this.#takeFirst()) {
        item.dueWith = null;
        due.push(item as Item);
      }
    }
    return due;
  }

  /** Puts the item where its `nextFireTime` belongs: in, out or elsewhere. Call it after each change of `nextFireTime`. */
  update(item: Item): void {
    if (item.dueWith?.instant === item.nextFireTime) return;
    if (item.dueWith !== null) this.#takeOut(item, item.dueWith);
    if (item.nextFireTime === null) return;
    item.dueWith = this.#dueAt(item.nextFireTime);
    item.dueIndex = item.dueWith.items.push(item) - 1;
  }

  #dueAt(instant: number): Due {
    if (this.#lastUsed?.instant === instant) return this.#revive(this.#lastUsed);
    const known = this.#byInstant.get(instant);
    const due = known === undefined ? { instant, items: [] } : this.#revive(known);
    this.#lastUsed = due;
    if (known !== undefined) return due;
    this.#byInstant.set(instant, due);
    this.#heap.push(due);
    this.#up(due, this.#heap.length - 1);
    return due;
  }

  /** Something comes to it, and it may have been empty. */
  #revive(due: Due): Due {
    if (due.items.length === 0) this.#empty--;
    return due;
  }

  #takeOut(item: Item, { items }: Due): void {
    const last = items.pop();
    if (last !== undefined && last !== item) {
      items[item.dueIndex] = last;
      last.dueIndex = item.dueIndex;
    }
    item.dueWith = null;
    if (items.length > 0) return;
    this.#empty++;
    // Else jobs that are put off again and again would leave their instants behind for years.
    if (this.#empty > FEW_EMPTY && this.#empty > this.#heap.length / 2) this.#dropEmpty();
  }

  #dropEmpty(): void {
    for (const { instant, items } of this.#heap) if (items.length === 0) this.#byInstant.delete(instant);
    // A sorted list is a heap.
    this.#heap = [...this.#byInstant.values()].toSorted((a, b) => a.instant - b.instant);
    this.#empty = 0;
    this.#lastUsed = null;
  }

  #takeFirst(): readonly Queued[] {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return [];
    if (last !== first) this.#down(last);
    this.#byInstant.delete(first.instant);
    if (first === this.#lastUsed) this.#lastUsed = null;
    if (first.items.length === 0) this.#empty--;
    return first.items;
  }

  #up(due: Due, from: number): void {
    let index = from;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.#heap[parentIndex];
      if (parent === undefined || parent.instant <= due.instant) break;
      this.#heap[index] = parent;
      index = parentIndex;
    }
    this.#heap[index] = due;
  }

  /** Puts it in the place of the first one, and from there to where it belongs. */
  #down(due: Due): void {
    let index = 0;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const isRight = left !== undefined && right !== undefined && right.instant < left.instant;
      const child = isRight ? right : left;
      if (child === undefined || child.instant >= due.instant) break;
      this.#heap[index] = child;
      index = 2 * index + (isRight ? 2 : 1);
    }
    this.#heap[index] = due;
  }
}

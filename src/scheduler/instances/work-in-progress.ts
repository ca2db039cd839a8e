/** Counts the pieces of work that are going on. */
export class WorkInProgress {
  #count = 0;
  #becomesIdle: PromiseWithResolvers<void> | null = null;
  readonly #onFailure: (error: unknown) => void;

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  begin(): void {
    this.#count++;
  }

  end(): void {
    this.#count--;
    if (this.#count > 0) return;
    this.#becomesIdle?.resolve();
    this.#becomesIdle = null;
  }

  /** Counts the work as going on until it has ended. Never rejects. */
  async track(work: Promise<void>): Promise<void> {
    this.begin();
    try {
      await work;
    } catch (error) {
      this.#onFailure(error);
    } finally {
      this.end();
    }
  }

  /** Resolves when nothing is going on any more. */
  async idle(): Promise<void> {
    while (this.#count > 0) {
      this.#becomesIdle ??= Promise.withResolvers();
      await this.#becomesIdle.promise;
    }
  }
}

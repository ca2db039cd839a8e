/** As a store keeps it; structurally its `ToldNote`. */
interface KeptNote {
  readonly subject: string;
  readonly note: string;
  /** Unix ms; after that it makes no difference any more. */
  readonly until: number;
}

export interface ToldNotesOptions {
  /** What former processes kept. */
  readonly known: readonly KeptNote[];
  /** Keeps notes over the end of the process. */
  readonly write: (notes: readonly KeptNote[]) => Promise<void>;
  /** Told once when that fails, until it is done again. */
  readonly onFailure: (error: Error) => void;
}

/**
 * Remembers over restarts what was told, so that a runner that is started again and again does not tell the same each time. Nobody waits for it: there is one write
 * at a time, of all that has changed meanwhile.
 */
export class ToldNotes {
  readonly #options: ToldNotesOptions;
  readonly #notes: Map<string, KeptNote>;
  readonly #changed = new Set<string>();
  #writing: Promise<void> | null = null;
  #isFailing = false;

  constructor(options: ToldNotesOptions) {
    this.#options = options;
    this.#notes = new Map(options.known.map((note) => [note.subject, note]));
  }

  /** What was kept about the subject last; `null`: nothing. */
  recall(subject: string): string | null {
    return this.#notes.get(subject)?.note ?? null;
  }

  /** The notes about subjects that begin so. */
  recallAll(beginning: string): readonly KeptNote[] {
    return [...this.#notes.values()].filter(({ subject }) => subject.startsWith(beginning));
  }

  /** @param until Unix ms. */
  keep(subject: string, note: string, until: number): void {
    this.#notes.set(subject, { subject, note, until });
    this.#noteChange(subject);
  }

  forget(subject: string): void {
    if (this.#notes.delete(subject)) this.#noteChange(subject);
  }

  /** Resolves when all is written, or cannot be. Never rejects. */
  async close(): Promise<void> {
    await this.#writing;
  }

  #noteChange(subject: string): void {
    this.#changed.add(subject);
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    // What is told together is written together.
    await Promise.resolve();
    while (this.#changed.size > 0) {
      // What is forgotten has made no difference any more since long ago.
      const notes = [...this.#changed].map((subject) => this.#notes.get(subject) ?? { subject, note: '', until: 0 });
      this.#changed.clear();
      try {
        await this.#options.write(notes);
        this.#isFailing = false;
      } catch (error) {
        for (const { subject } of notes) this.#changed.add(subject);
        this.#tellFailure(error as Error);
        break;
      }
    }
    this.#writing = null;
  }

  #tellFailure(error: Error): void {
    const isKnown = this.#isFailing;
    this.#isFailing = true;
    if (isKnown) return;
    const message = `what hooks were told cannot be recorded, and may be told again after a restart: ${error.message}`;
    this.#options.onFailure(new Error(message, { cause: error }));
  }
}

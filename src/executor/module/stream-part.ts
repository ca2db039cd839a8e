import { Readable } from 'node:stream';

/** What one call writes, of a stream that goes on after it: ends with the source, or where `endAfter` says. */
export class StreamPart extends Readable {
  readonly #source: Readable;
  #received = 0;
  #length = Infinity;

  /** Nobody else may read the source meanwhile. */
  constructor(source: Readable) {
    super();
    this.#source = source;
    source.on('data', this.#take);
    source.once('close', this.#finish);
    if (source.closed) this.#finish();
  }

  /** Whether all of the part has come, and was not cut off. */
  get isComplete(): boolean {
    return this.#received === this.#length && !this.errored;
  }

  /** The part has so many bytes, be they here already or yet to come. */
  endAfter(bytes: number): void {
    this.#length = bytes;
    if (this.isComplete) this.#finish();
  }

  override _read(): void {
    this.#source.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#letGo();
    done(error);
  }

  readonly #take = (chunk: Uint8Array): void => {
    this.#received += chunk.length;
    if (!this.push(chunk)) this.#source.pause();
    if (this.isComplete) this.#finish();
  };

  readonly #finish = (): void => {
    this.#letGo();
    this.push(null);
  };

  #letGo(): void {
    this.#source.off('data', this.#take);
    this.#source.off('close', this.#finish);
    this.#source.pause();
  }
}

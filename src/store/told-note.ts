/** Something that was told, as far as the next process has to know it so as not to tell it anew. At most one for each subject. */
export interface ToldNote {
  readonly subject: string;
  /** Its shape is `hook/`'s business. */
  readonly note: string;
  /** Unix ms; after that it makes no difference any more. */
  readonly until: number;
}

/** The part of a store that keeps them. */
export interface ToldStore {
  /** Those of this process and of former ones, in any order. */
  toldNotes(): Promise<readonly ToldNote[]>;

  /**
   * Keeps notes, in place of former ones of the same subjects, and forgets those that make no difference any more. It survives the end of the process, and is not
   * synced to disk by itself.
   *
   * @param now Unix ms.
   */
  noteTold(notes: readonly ToldNote[], now: number): Promise<void>;
}

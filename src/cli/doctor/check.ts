/** What came of looking for one thing that the schedule needs here. */
export interface Check {
  /** `warn`: it may do without; `broken`: it is there, and cannot be used. */
  readonly status: 'ok' | 'warn' | 'broken' | 'missing';
  readonly kind: 'node' | 'clock' | 'init' | 'state' | 'file' | 'zone' | 'cron' | 'program' | 'module' | 'variable' | 'secret';
  readonly name: string;
  /** Where the schedule needs it, in words: `jobs.backup, step dump`. */
  readonly usedBy: readonly string[];
  /** What was found, or what is wrong and what to do; `null`: there is nothing to say. */
  readonly detail: string | null;
}

/** Things to look for, each once, with all the places that need it. */
export class Needs<Thing> {
  readonly #byKey = new Map<string, { readonly thing: Thing; readonly usedBy: string[] }>();

  /** @param key equal for the same thing. */
  add(key: string, thing: Thing, place: string): void {
    const need = this.#byKey.get(key) ?? { thing, usedBy: [] };
    this.#byKey.set(key, need);
    if (!need.usedBy.includes(place)) need.usedBy.push(place);
  }

  get all(): readonly { readonly thing: Thing; readonly usedBy: readonly string[] }[] {
    return [...this.#byKey.values()];
  }
}

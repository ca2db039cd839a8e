/**
 * `process.env` of this thread, from the moment it is made: set anew for each call. A module may have kept what it has read, wherever it keeps it; so what was
 * read must be the same in the environment of the next call.
 */
export class WatchedEnvironment {
  readonly #variables = process.env;
  readonly #watched: NodeJS.ProcessEnv;
  readonly #read = new Set<string>();
  #isReadWhole = false;
  #given: NodeJS.ProcessEnv = { ...this.#variables };

  constructor() {
    const note = (name: string | symbol): void => {
      if (typeof name === 'string') this.#read.add(name);
    };
    this.#watched = new Proxy(this.#variables, {
      get: (variables, name) => {
        note(name);
        return Reflect.get(variables, name) as unknown;
      },
      has: (variables, name) => {
        note(name);
        return Reflect.has(variables, name);
      },
      getOwnPropertyDescriptor: (variables, name) => {
        note(name);
        return Reflect.getOwnPropertyDescriptor(variables, name);
      },
      ownKeys: (variables) => {
        this.#isReadWhole = true;
        return Reflect.ownKeys(variables);
      },
      // Without it the proxy itself would be what is set.
      set: (variables, name, value) => Reflect.set(variables, name, value),
    });
    process.env = this.#watched;
  }

  /** Whether it is what it was set to, and still this one. */
  get isUntouched(): boolean {
    return process.env === this.#watched && differences(this.#given, { ...this.#variables }).length === 0;
  }

  /** Makes it that of the next call. Returns whether all that was read so far is the same in there; if not, nothing was set. */
  set(env: NodeJS.ProcessEnv): boolean {
    const changed = differences(this.#given, env);
    if (this.#isReadWhole ? changed.length > 0 : changed.some((name) => this.#read.has(name))) return false;
    for (const name of changed) {
      if (env[name] === undefined) Reflect.deleteProperty(this.#variables, name);
      else this.#variables[name] = env[name];
    }
    this.#given = env;
    return true;
  }
}

function differences(one: NodeJS.ProcessEnv, other: NodeJS.ProcessEnv): string[] {
  return Object.keys({ ...one, ...other }).filter((name) => one[name] !== other[name]);
}

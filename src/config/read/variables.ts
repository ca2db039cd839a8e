/** The variables that `${NAME}` can name, and a record of what was asked of them. */
export interface Variables {
  /** The value of the secret of that name, else from the process environment, else from the env files. */
  readonly lookup: (name: string) => string | undefined;
  /** The same, left out of that record. */
  readonly peek: (name: string) => string | undefined;
  /**
   * What the env files set and the process environment does not, and the secrets: the part of a step's environment that the file
   * decides.
   */
  readonly fileEnv: Readonly<Record<string, string>>;
  /** What has decided so far, beside the content of the files. */
  readonly inputs: () => { variables: ReadonlyMap<string, string | undefined>; shadowed: readonly string[] };
  /** These with secrets over them. */
  readonly withSecrets: (secrets: Readonly<Record<string, string>>) => Variables;
}

export function createVariables(
  env: Readonly<Record<string, string | undefined>>,
  envFiles: Readonly<Record<string, string>>,
): Variables {
  const asked = new Map<string, string | undefined>();
  const names = Object.keys(envFiles);
  const shadowed = names.filter((name) => own(env, name) !== undefined);
  const peek = (name: string): string | undefined => own(env, name) ?? own(envFiles, name);
  const variables: Variables = {
    lookup(name) {
      const value = peek(name);
      asked.set(name, value);
      return value;
    },
    peek,
    fileEnv: Object.fromEntries(Object.entries(envFiles).filter(([name]) => !shadowed.includes(name))),
    inputs: () => ({ variables: asked, shadowed }),
    withSecrets: (secrets) => ({
      ...variables,
      lookup: (name) => own(secrets, name) ?? variables.lookup(name),
      peek: (name) => own(secrets, name) ?? peek(name),
      fileEnv: { ...variables.fileEnv, ...secrets },
    }),
  };
  return variables;
}

/** Not `constructor` and the like, which every object inherits. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

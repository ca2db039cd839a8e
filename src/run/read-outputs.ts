/** What a step hands on, by name: texts, or what a module returned. */
export type Outputs = Readonly<Record<string, unknown>>;

export type ReadOutputs =
  | { readonly kind: 'outputs'; readonly outputs: Outputs }
  /** `failure`: the rest of a sentence that begins with the step. */
  | { readonly kind: 'mistake'; readonly failure: string };

/** What all outputs of a step may have together, in bytes: they are variables of other commands, and the system limits those. */
export const MOST_OUTPUT_BYTES: number = 64 * 1024;

/** The sentence for a step whose outputs are larger. */
export const TOO_LARGE: ReadOutputs = {
  kind: 'mistake',
  failure: 'has outputs of more than 64 KiB; write them to a file and hand on its path',
};

/**
 * Reads what a command wrote to `$VOLNUX_OUTPUT`: lines `NAME=VALUE`; or `NAME<<END`, the lines of the value, and `END`, as GitHub Actions has it.
 * Empty lines are nothing; of a name that comes twice the last value counts.
 */
export function outputsOfText(bytes: Uint8Array, names: readonly string[]): ReadOutputs {
  if (bytes.length > MOST_OUTPUT_BYTES) return TOO_LARGE;
  const text = decode(bytes);
  if (text === null) return mistake('wrote to $VOLNUX_OUTPUT what is no UTF-8 text');
  if (text.includes('\0')) return mistake('wrote a NUL to $VOLNUX_OUTPUT, which no variable can hold');
  const lines = text.split('\n');
  const found = new Map<string, string>();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const [, name = '', operator, rest = ''] = /^([^=<]*)(=|<<)(.*)$/s.exec(line) ?? [];
    if (operator === undefined) return mistake(`wrote a line to $VOLNUX_OUTPUT that is not NAME=VALUE (line ${index + 1})`);
    if (!names.includes(name))
      return mistake(`wrote "${name.slice(0, 100)}" to $VOLNUX_OUTPUT, which is none of its \`outputs\``);
    if (operator === '=') {
      found.set(name, rest);
      continue;
    }
    const end = lines.indexOf(rest, index + 1);
    if (rest === '' || end === -1) return mistake(`began "${name}" in $VOLNUX_OUTPUT and did not end it (line ${index + 1})`);
    found.set(name, lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  const missing = names.find((name) => !found.has(name));
  return missing === undefined
    ? { kind: 'outputs', outputs: Object.fromEntries(found) }
    : mistake(`did not write its output "${missing}" to $VOLNUX_OUTPUT`);
}

/** Takes the outputs from what a module returned, an object that has them all. What else it has is its own business. */
export function outputsOfValue(value: unknown, names: readonly string[]): ReadOutputs {
  const returned = value instanceof Object ? (value as Readonly<Record<string, unknown>>) : {};
  const outputs: Record<string, unknown> = {};
  let bytes = 0;
  for (const name of names) {
    const output = Object.hasOwn(returned, name) ? returned[name] : undefined;
    if (output === undefined) return mistake(`returned no "${name}", which is one of its \`outputs\``);
    const text = outputText(output);
    if (text === null) return mistake(`returned as "${name}" what JSON cannot say, so no variable can hold it`);
    if (text.includes('\0')) return mistake(`returned a "${name}" with a NUL, which no variable can hold`);
    outputs[name] = output;
    bytes += Buffer.byteLength(text);
  }
  return bytes > MOST_OUTPUT_BYTES ? TOO_LARGE : { kind: 'outputs', outputs };
}

/** An output as a variable has it: a text as it is, what is missing empty, anything else as JSON. `null` for what JSON cannot say. */
export function outputText(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  try {
    const json: string | undefined = JSON.stringify(value);
    return json ?? null;
  } catch {
    return null;
  }
}

function mistake(failure: string): ReadOutputs {
  return { kind: 'mistake', failure };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

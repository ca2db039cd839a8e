/** A `${…}` that could not be replaced. */
export interface VariableFault {
  readonly code: 'CONFIG_UNSET_VARIABLE' | 'CONFIG_BAD_VARIABLE';
  readonly message: string;
  /** The variable; `null` where none can be read. */
  readonly variable: string | null;
  /** Where it stands in the text given. */
  readonly start: number;
  readonly end: number;
}

const REFERENCE = /\$(?:\$|\{([^}]*)(\}?))/g;
const INSIDE = /^([A-Za-z_][A-Za-z0-9_]*)(?::([-?])(.*))?$/s;

/**
 * `text` with `${NAME}`, `${NAME:-default}`, `${NAME:?message}` and `$$` replaced, as in Docker Compose: `:-` and `:?` count
 * an empty value as unset. A `$` before anything else stays. A reference at fault is left as it stands.
 *
 * @param lookup the value of a variable; `undefined` when it is not set.
 */
export function interpolate(
  text: string,
  lookup: (name: string) => string | undefined,
): { text: string; faults: readonly VariableFault[] } {
  if (!text.includes('$')) return { text, faults: [] };
  const faults: VariableFault[] = [];
  const replaced = text.replaceAll(REFERENCE, (whole: string, inside: string | undefined, closing: string, start: number) => {
    if (inside === undefined) return '$';
    const result = resolve(inside, closing === '}', lookup);
    if (typeof result === 'string') return result;
    faults.push({ ...result, start, end: start + whole.length });
    return whole;
  });
  return { text: replaced, faults };
}

function resolve(
  inside: string,
  isClosed: boolean,
  lookup: (name: string) => string | undefined,
): string | Pick<VariableFault, 'code' | 'message' | 'variable'> {
  if (!isClosed) return bad(`\`\${${inside}\` is never closed`);
  const [, name, operator, rest = ''] = INSIDE.exec(inside) ?? [];
  if (name === undefined) return bad(`\`\${${inside}}\` is not a variable`);
  if (rest.includes('${')) return bad(`\`\${${inside}}\` cannot hold another \`\${…}\``);
  const value = lookup(name);
  if (operator === '-') return value || rest;
  if (operator === '?')
    return (
      value || { code: 'CONFIG_UNSET_VARIABLE', variable: name, message: `variable ${name} is not set${rest && `: ${rest}`}` }
    );
  return value ?? { code: 'CONFIG_UNSET_VARIABLE', variable: name, message: `variable ${name} is not set` };
}

function bad(message: string): Pick<VariableFault, 'code' | 'message' | 'variable'> {
  return { code: 'CONFIG_BAD_VARIABLE', variable: null, message };
}

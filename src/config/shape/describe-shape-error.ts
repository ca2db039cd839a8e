import type { SchemaError } from '../../../schema/validate-schedule.js';
import type { DiagnosticCode } from '../diagnostic/diagnostic-table.ts';
import { tooSmallDuration } from '../diagnostic/duration-fault.ts';
import { invisibleIn } from '../diagnostic/invisible.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import { alternativesOf } from './fold-shape-errors.ts';
import { meant, meantKey, renameHint } from './meant.ts';
import { exampleOf, isDuration, isSecret, isTrigger, type SchemaPart, typesOf } from './schema-part.ts';
import { showValue } from './show-value.ts';
import { triggerOfText } from './trigger-of-text.ts';

/** A value that departs from the schema. */
export interface ShapeFault {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string | null;
  readonly path: Path;
  /** Is the key at the path at fault, or the value behind it? */
  readonly at: 'key' | 'value';
  /** `false`: something is missing or too much inside the value, but what is there can be checked further. */
  readonly isUnusable: boolean;
  /** Where the value should most likely stand, when its key is misspelt. */
  readonly meant?: Path;
}

/** An ajv error in the words of the file format. Throws for a keyword that the schema does not use: that is our mistake. */
export function describeShapeError(error: SchemaError, root: unknown): ShapeFault {
  const path = toPath(error.instancePath, root);
  const fault = describeContents(error, path) ?? describeValue(error, path);
  if (fault === null) throw new Error(`no diagnostic for the schema keyword ${error.keyword} at ${error.schemaPath}`);
  return fault;
}

/** What is wrong with the keys of a map; `null` for other errors. */
function describeContents(error: SchemaError, path: Path): ShapeFault | null {
  const name = formatPath(path);
  const schema = error.parentSchema as SchemaPart;
  const { params } = error;
  const fault = { path, at: 'key', isUnusable: false, hint: null } as const;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys(schema.properties ?? {});
      const data = error.data as Readonly<Record<string, unknown>>;
      const nearest = meantKey(
        key,
        known.filter((other) => !Object.hasOwn(data, other)),
      );
      const unknown = { ...fault, code: 'CONFIG_UNKNOWN_KEY', path: [...path, key], isUnusable: true } as const;
      const invisible = invisibleIn(key);
      const holding = invisible === null ? '' : `: it holds the invisible character ${invisible}`;
      const message = `${formatPath(unknown.path)} is not a known key${holding}`;
      if (nearest === null) return { ...unknown, message, hint: `known here: ${known.join(', ')}` };
      return { ...unknown, message, hint: renameHint(key, nearest, data[key]), meant: [...path, nearest] };
    }
    case 'propertyNames': {
      const key = String(params['propertyName']);
      const message = `${showValue(key)} cannot be a name in ${name}`;
      const behind = (error.data as Readonly<Record<string, unknown>>)[key];
      const hint = nameHint(String(path.at(-1)), key, behind);
      const bad = {
        ...fault,
        code: 'CONFIG_BAD_NAME',
        path: [...path, key],
        message,
        hint,
        isUnusable: behind === null,
      } as const;
      // Whoever names `nightly-orders` elsewhere means `nightly orders`; nobody names a variable of another name.
      return hint === null ? { ...bad, meant: [...path, key.replaceAll(/[^\w.-]+/g, '-')] } : bad;
    }
    case 'required': {
      const key = String(params['missingProperty']);
      return {
        ...fault,
        code: 'CONFIG_MISSING_KEY',
        message: `${name} has no \`${key}\``,
        hint: exampleOf(schema.properties?.[key]),
      };
    }
    case 'oneOf': {
      const choices = alternativesOf(error);
      const present = Object.keys(error.data as object).filter((key) => choices.includes(key));
      const message = `${name} must have exactly one of ${choices.join(', ')}, got ${present.join(' and ') || 'none'}`;
      const last = present.at(-1);
      if (last === undefined) return { ...fault, code: 'CONFIG_MISSING_KEY', message };
      return { ...fault, code: 'CONFIG_CONFLICTING_KEYS', path: [...path, last], message };
    }
    case 'dependentRequired':
      if (params['property'] === 'stdin') {
        const message = `${name}.stdin stands without \`run\``;
        return { ...fault, code: 'CONFIG_STDIN_WITHOUT_RUN', path: [...path, 'stdin'], message };
      }
      return {
        ...fault,
        code: 'CONFIG_WITH_WITHOUT_MODULE',
        path: [...path, 'with'],
        message: `${name}.with stands without \`module\``,
      };
    // Beside `run` or `steps`: a job with neither of them may have it.
    case 'not':
      return {
        ...fault,
        code: 'CONFIG_WITH_WITHOUT_MODULE',
        path: [...path, 'with'],
        message: `${name}.with stands without \`pipeline\` or \`module\``,
        hint: '`with` sets `params` of a pipeline, or is handed to a module; hand values to a command through `env`',
      };
    default:
      return null;
  }
}

/** What is wrong with a value in itself; `null` for other errors. */
function describeValue({ keyword, data, params, parentSchema }: SchemaError, path: Path): ShapeFault | null {
  const name = formatPath(path);
  const schema = parentSchema as SchemaPart;
  const fault = { path, at: 'value', isUnusable: true, hint: null } as const;
  switch (keyword) {
    case 'type':
    case 'anyOf': {
      if (schema.enum !== undefined) return { ...fault, code: 'CONFIG_WRONG_TYPE', ...describeChoice(name, data, schema.enum) };
      if (isSecret(schema)) return { ...fault, code: 'CONFIG_WRONG_TYPE', ...NO_SOURCE, message: `${name} ${NO_SOURCE.message}` };
      const message = `${name} must be ${typesOf(schema)}, got ${showValue(data)}`;
      const trigger = isTrigger(schema) && typeof data === 'string' ? triggerOfText(data) : null;
      return {
        ...fault,
        code: 'CONFIG_WRONG_TYPE',
        message,
        hint: trigger === null ? exampleOf(schema) : `write \`${trigger}\``,
      };
    }
    case 'enum':
      return { ...fault, code: 'CONFIG_NOT_ALLOWED', ...describeChoice(name, data, schema.enum ?? []) };
    case 'const':
      return { ...fault, code: 'CONFIG_NOT_ALLOWED', ...describeChoice(name, data, [params['allowedValue']]) };
    case 'minimum':
    case 'exclusiveMinimum': {
      if (isDuration(schema)) return { ...fault, ...tooSmallDuration(path, `${String(data)}s`, keyword === 'minimum') };
      const least = keyword === 'minimum' ? 'at least' : 'more than';
      return {
        ...fault,
        code: 'CONFIG_OUT_OF_RANGE',
        message: `${name} must be ${least} ${String(params['limit'])}, got ${String(data)}`,
      };
    }
    case 'maximum':
      return {
        ...fault,
        code: 'CONFIG_OUT_OF_RANGE',
        message: `${name} must be at most ${String(params['limit'])}, got ${String(data)}`,
      };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { ...fault, code: 'CONFIG_TOO_SHORT', message: `${name} must not be empty`, hint: exampleOf(schema) };
    case 'pattern':
      if (params['pattern'] === NOT_BLANK) return { ...fault, code: 'CONFIG_TOO_SHORT', message: `${name} must not be empty` };
      return {
        ...fault,
        code: 'CONFIG_BAD_NAME',
        message: `${name} cannot be ${showValue(data)}`,
        hint: patternHint(path, data),
      };
    case 'maxLength':
      return { ...fault, code: 'CONFIG_BAD_NAME', message: `${name} cannot be ${showValue(data)}` };
    default:
      return null;
  }
}

/** Names that are none of ids, by the key of what holds them. */
const NAME_HINTS: Readonly<Record<string, string>> = {
  env: 'the name of a variable is not empty and holds no `=` and no NUL',
  secrets: 'the name of a secret has letters, digits and `_`, and begins with a letter or `_`',
};

/** What to write for a bad name, which may have swallowed the value: `A=b:`. */
function nameHint(owner: string, key: string, behind: unknown): string | null {
  const [, variable, value] = /^(\w+)=(.*)$/.exec(key) ?? [];
  if (owner === 'env' && variable !== undefined && value && behind === null) return `write \`${variable}: ${value}\``;
  return NAME_HINTS[owner] ?? null;
}

/** What stands there is most likely the secret itself: it must not be quoted. */
const NO_SOURCE = {
  message: 'must be a map that says where the secret comes from',
  hint: 'never write a secret into the file itself: `{ file: /run/secrets/name }`, or `{ env: NAME }`',
};

function patternHint(path: Path, value: unknown): string | null {
  if (path.at(-1) === 'shell')
    return `a text is one program; arguments make it a list: \`[${[...String(value).trim().split(/\s+/), '-c'].join(', ')}]\``;
  return path.at(-2) === 'pass_env' ? 'write the name of a variable, a beginning like `AWS_*`, or `*` for all' : null;
}

/** The pattern of a text that must hold something. */
const NOT_BLANK = String.raw`\S`;

/** Few choices are all named; of many only the nearest, or the hint would be lost behind them. */
function describeChoice(name: string, value: unknown, allowed: readonly unknown[]): Pick<ShapeFault, 'message' | 'hint'> {
  const choices = allowed.map(String);
  const nearest = typeof value === 'string' ? meant(value, choices) : null;
  const hint = nearest === null ? null : `did you mean \`${nearest}\`?`;
  if (choices.length > 6)
    return { message: `${name} cannot be ${showValue(value)}`, hint: hint ?? `allowed: ${choices.join(', ')}` };
  const choice = choices.length === 1 ? choices.join('') : `one of ${choices.join(', ')}`;
  return { message: `${name} must be ${choice}, got ${showValue(value)}`, hint };
}

/** A JSON pointer as a path: the value tells indexes of lists from keys that are digits. */
function toPath(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  return path;
}

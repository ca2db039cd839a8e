import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../../config/diagnostic/closest.ts';
import { UsageError } from '../command.ts';

/** What a command says of its arguments, as `parseArgs` of node:util takes it. */
interface Accepted extends ParseArgsConfig {
  readonly args: string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
}

/**
 * What `parseArgs` makes of the arguments of `command`. Throws `UsageError` that names what is wrong, the option that was meant, and where
 * the others are told: what Node.js says of the same is about its API.
 */
export function readArguments<const T extends Accepted>(command: string, accepted: T): ReturnType<typeof parseArgs<T>> {
  let read: ReturnType<typeof parseArgs<T>>;
  try {
    read = parseArgs(accepted);
  } catch (error) {
    const fault = faultOf(command, accepted);
    throw fault === null ? error : new UsageError(fault, { cause: error });
  }
  const repeated = repeatedOption(accepted);
  if (repeated !== null) throw new UsageError(`${repeated} takes one value, and is given twice; ${whereToRead(command)}`);
  return read;
}

/** An option of one value that is there more than once, of which `parseArgs` would drop all but the last; or `null`. */
function repeatedOption({ args, options }: Accepted): string | null {
  const { tokens } = parseArgs({ args, options, allowPositionals: true, tokens: true });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { type, multiple = false } = options[token.name] ?? {};
    if (type !== 'string' || multiple) continue;
    if (seen.has(token.name)) return token.rawName;
    seen.add(token.name);
  }
  return null;
}

/** The first mistake, in words; `null` if there is none that this knows. */
function faultOf(command: string, { args, options, allowPositionals }: Accepted): string | null {
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional' && !allowPositionals) return unexpected(command, token.value, options);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) return unknown(command, rawName, options);
    if (option.type === 'boolean' && value !== undefined)
      return `${rawName} takes no value, got "${value}"; ${whereToRead(command)}`;
    if (option.type === 'string' && value === undefined) return `${rawName} needs a value; ${whereToRead(command)}`;
    if (option.type === 'string' && !token.inlineValue && value?.startsWith('-'))
      return `${rawName} needs a value, got "${value}"; one that begins with "-" is written --${name}=${value}`;
  }
  return null;
}

function unknown(command: string, written: string, options: Accepted['options']): string {
  const names = [...Object.keys(options).map((name) => `--${name}`), '--help'];
  const meant = didYouMean(written, names) ?? `it has ${names.join(', ')};`;
  return `${command} has no option ${written}; ${meant} ${whereToRead(command)}`;
}

function unexpected(command: string, value: string, options: Accepted['options']): string {
  const meant =
    'config' in options ? `; a schedule is named with -c: volnux ${command} -c ${value}` : `; ${whereToRead(command)}`;
  return `${command} takes no argument, got "${value}"${meant}`;
}

function whereToRead(command: string): string {
  return `\`volnux help ${command}\` tells of each`;
}

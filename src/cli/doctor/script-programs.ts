import { shellTokens } from './shell-tokens.ts';

/** Words that begin something else than a program with its arguments: what comes after them may never run. */
const COMPOUND = new Set(
  'if then else elif fi for while until do done case esac in { } ! [[ function select time coproc'.split(' '),
);
/** What a shell does itself, in any of the shells that are `/bin/sh` somewhere. */
const BUILTINS = new Set(
  (
    ': [ bg bind break builtin caller cd chdir command compgen complete compopt continue declare dirs disown echo export false fc fg getopts ' +
    'help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly set shift shopt suspend test times trap ' +
    'true type typeset ulimit umask unalias unset wait'
  ).split(' '),
);
/** After these nobody can tell what a word means, or whether it is reached. */
const OPAQUE = new Set('. source eval alias hash enable exit return'.split(' '));
const MOVING = new Set(['cd', 'chdir', 'pushd', 'popd']);

/**
 * The programs that a shell script certainly starts: first words of simple commands, up to where something is conditional, computed or
 * defined by the script itself. It may well start others.
 */
export function scriptPrograms(script: string): readonly string[] {
  const programs: string[] = [];
  let hasMoved = false;
  for (const { words, end } of commandsOf(script)) {
    // Of a program that may fail nobody knows whether it has to be there.
    const mayFail = end === '||' || (end === '&&' && script.includes('||'));
    if (mayFail || !['', '\n', ';', '&', '|', '&&'].includes(end) || words.some((word) => word.startsWith('PATH='))) break;
    const first = words.findIndex((word) => !/^\w+=/.test(word));
    const [name, ...args] = first === -1 ? [] : words.slice(first);
    if (name === undefined) continue;
    if (name.includes('\0') || COMPOUND.has(name) || OPAQUE.has(name)) break;
    const program = name === 'exec' ? args[0] : name;
    const isCertain = program !== undefined && !/\0|^-/.test(program) && !(hasMoved && program.includes('/'));
    if (isCertain && !BUILTINS.has(program)) programs.push(program);
    if (name === 'exec' || end === '&&') break;
    hasMoved ||= MOVING.has(name);
  }
  return programs;
}

interface Command {
  /** Without its redirections. */
  readonly words: readonly string[];
  readonly end: string;
}

function* commandsOf(script: string): Generator<Command> {
  let words: string[] = [];
  let isTarget = false;
  for (const token of shellTokens(script)) {
    if (token.kind === 'word' && !isTarget) words.push(token.text);
    isTarget = token.kind === 'redirection';
    if (token.kind !== 'end') continue;
    yield { words, end: token.text };
    words = [];
  }
}

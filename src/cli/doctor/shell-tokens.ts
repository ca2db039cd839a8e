/** A piece of a shell script. */
export type ShellToken =
  /** `text`: without its quotes; what only the shell can know (variables, commands, patterns) is a NUL in it. */
  | { readonly kind: 'word'; readonly text: string }
  /** The next word is the name of a file. */
  | { readonly kind: 'redirection' }
  /** What ends a command: a line end, an operator, or nothing at the end of the script. */
  | { readonly kind: 'end'; readonly text: string };

const UNKNOWN = '\0';
/** In more than that quotes and commands within each other could be deeper than a stack holds. */
const LONGEST_SCRIPT = 6000;

/**
 * The tokens of a script for `/bin/sh` (POSIX, Shell Command Language 2.3), as far as telling its commands apart needs them: here-documents
 * end the list, because what follows is no command; so does a script that is very long.
 */
export function* shellTokens(script: string): Generator<ShellToken> {
  if (script.length > LONGEST_SCRIPT) return yield { kind: 'end', text: 'too long' };
  let at = 0;
  while (at < script.length) {
    const rest = script.slice(at, at + 3);
    const [operator] = /^(?:&&|\|\||;;|[\n;&|()])/.exec(rest) ?? [];
    const [redirection] = /^[<>]{1,2}[&|-]?/.exec(rest) ?? [];
    if (/^[ \t\r]/.test(rest)) at += 1;
    else if (rest.startsWith('\\\n')) at += 2;
    else if (rest.startsWith('#')) at = endOr(script.indexOf('\n', at), script);
    else if (operator !== undefined) {
      yield { kind: 'end', text: operator };
      at += operator.length;
    } else if (redirection?.startsWith('<<') === true) {
      return yield { kind: 'end', text: redirection };
    } else if (redirection !== undefined) {
      yield { kind: 'redirection' };
      at += redirection.length;
    } else {
      const { text, end } = readWord(script, at);
      // A descriptor: `2>`.
      if (!/^\d+$/.test(text) || !/[<>]/.test(script[end] ?? '')) yield { kind: 'word', text };
      at = end;
    }
  }
  yield { kind: 'end', text: '' };
}

interface Read {
  readonly text: string;
  readonly end: number;
}

function readWord(script: string, start: number): Read {
  let text = script[start] === '~' ? UNKNOWN : '';
  let at = start;
  while (at < script.length && !/[\s;&|()<>]/.test(script[at] ?? '')) {
    const piece = readPiece(script, at);
    text += piece.text;
    at = piece.end;
  }
  return { text: /[*?]|\{.*,/.test(text) ? `${text}${UNKNOWN}` : text, end: at };
}

/** One character, or what is quoted or computed. */
function readPiece(script: string, at: number): Read {
  const rest = script.slice(at, at + 2);
  switch (rest[0]) {
    case '\\':
      return { text: rest[1] === '\n' ? '' : (rest[1] ?? ''), end: at + 2 };
    case "'": {
      const end = endOr(script.indexOf("'", at + 1), script);
      return { text: script.slice(at + 1, end), end: end + 1 };
    }
    case '"':
      return readQuoted(script, at + 1);
    case '`':
      return { text: UNKNOWN, end: endOr(script.indexOf('`', at + 1), script) + 1 };
    case '$':
      return { text: UNKNOWN, end: endOfExpansion(script, at) };
    default:
      return { text: rest[0] ?? '', end: at + 1 };
  }
}

function readQuoted(script: string, start: number): Read {
  let text = '';
  let at = start;
  while (at < script.length && script[at] !== '"') {
    const isPlain = script[at] === "'";
    const piece = isPlain ? { text: "'", end: at + 1 } : readPiece(script, at);
    text += piece.text;
    at = piece.end;
  }
  return { text, end: at + 1 };
}

/** Behind a `$NAME`, `${…}` or `$(…)`. */
function endOfExpansion(script: string, start: number): number {
  const open = script[start + 1];
  const close = open === '(' ? ')' : open === '{' ? '}' : null;
  if (close === null) return start + 1 + (/^(?:\w+|[@*#?!$-])/.exec(script.slice(start + 1, start + 101))?.[0].length ?? 0);
  let depth = 0;
  let at = start + 1;
  while (at < script.length) {
    if (script[at] === open) depth += 1;
    if (script[at] === close) depth -= 1;
    if (depth === 0) return at + 1;
    at = readPiece(script, at).end;
  }
  return script.length;
}

function endOr(index: number, script: string): number {
  return index === -1 ? script.length : index;
}

/** What a shell sets by itself, in any of the shells that are `/bin/sh` somewhere; `BASH…` too. */
const OWN = new Set(
  (
    '_ PATH PWD OLDPWD IFS PPID OPTARG OPTIND OPTERR PS1 PS2 PS4 LINENO RANDOM SECONDS UID EUID GROUPS HOSTNAME HOSTTYPE OSTYPE MACHTYPE SHELL ' +
    'SHLVL REPLY FUNCNAME PIPESTATUS DIRSTACK EPOCHSECONDS EPOCHREALTIME SRANDOM COLUMNS LINES'
  ).split(' '),
);

/**
 * The variables that a shell script takes from its environment and that it could not do without: those it sets itself, asks about, or has a
 * default for are left out, and of a script that reads others, or holds a here-document, nothing is said.
 */
export function scriptVariables(script: string): readonly string[] {
  if (/<<|(?:^|[\s;&|(])(?:\.|source|eval)\s/.test(script)) return [];
  const code = expandedParts(script);
  const names = [...code.matchAll(/\$(?:(\w+)|\{(\w+)(?::?\?[^}]*)?\})/g)].map(([, plain = '', braced = '']) => plain || braced);
  return [...new Set(names)].filter(
    (name) => /^[A-Za-z_]/.test(name) && !OWN.has(name) && !name.startsWith('BASH') && !isHandled(name, code),
  );
}

/** Does the script name it other than by taking its value, or take that only to see whether there is one? */
function isHandled(name: string, code: string): boolean {
  const other = new RegExp(String.raw`(?<![$\w]|\$\{)${name}\b`);
  const asked = new RegExp(String.raw`(?:-[nz]\s+"?\$\{?${name}\b)|(?:\$\{${name}:?[-+=])|(?:\[\s+"?\$\{?${name}\}?"?\s+\])`);
  return other.test(code) || asked.test(code);
}

/** The script without what is in single quotes, escaped, or a comment: there a `$` is only a `$`. */
function expandedParts(script: string): string {
  return script.replaceAll(
    /"((?:\\[\s\S]|[^"\\])*)"|'[^']*'|\\[\s\S]|(?<=^|[\s;&|])#.*$/gm,
    (_whole, quoted: string | undefined) => (quoted === undefined ? "''" : `"${quoted.replaceAll(/\\[\s\S]/g, '')}"`),
  );
}

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from './diagnostic.ts';
import { DIAGNOSTICS } from './diagnostic-table.ts';
import { fileFromRoot, type Viewpoint } from './file-from-root.ts';
import { printable } from './printable.ts';

const CODES = Object.keys(DIAGNOSTICS);

/** Diagnostics as a log in SARIF 2.1.0 (OASIS), for code scanning and editors. `version` is that of volnux. */
export function renderSarif(diagnostics: readonly Diagnostic[], version: string, viewpoint: Viewpoint): string {
  const rules = Object.entries(DIAGNOSTICS).map(([id, { severity, meaning, hint }]) => ({
    id,
    shortDescription: { text: meaning },
    fullDescription: { text: meaning },
    help: { text: hint === null ? meaning : `${meaning} Hint: ${hint}.` },
    defaultConfiguration: { level: severity },
  }));
  const results = diagnostics.map((diagnostic) => ({
    ruleId: diagnostic.code,
    ruleIndex: CODES.indexOf(diagnostic.code),
    level: diagnostic.severity,
    message: { text: messageText(diagnostic) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(diagnostic.file, viewpoint) }, region: regionOf(diagnostic) } },
    ],
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'volnux', version, rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return JSON.stringify(log, null, 2);
}

/** Braces would be placeholders (§3.11.5), `[…](…)` a link (§3.11.6): what the file says is neither. */
function messageText({ message, hint }: Diagnostic): string {
  const text = [printable(message), ...(hint === null ? [] : [`hint: ${printable(hint)}`])].join('\n');
  return text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '\\](');
}

function uriOf(file: string, viewpoint: Viewpoint): string {
  const path = fileFromRoot(file, viewpoint);
  if (path === null) return pathToFileURL(resolve(viewpoint.cwd, file)).href;
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Code scanning wants a line even where the file as a whole is meant. */
function regionOf({ line, column, endColumn, excerpt }: Diagnostic): Readonly<Record<string, number>> {
  return excerpt === null ? { startLine: 1 } : { startLine: line, startColumn: column, endColumn };
}

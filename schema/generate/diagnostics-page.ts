import { DIAGNOSTICS } from '../../src/config/diagnostic/diagnostic-table.ts';

/** The page of all diagnostic codes. */
export function diagnosticsPage(): string {
  const rows: readonly (readonly [string, Row])[] = Object.entries(DIAGNOSTICS);
  const head = [
    '# Diagnostics',
    '',
    '<!-- Generated from src/config/diagnostic/diagnostic-table.ts by `npm run generate`. -->',
    '',
    'What `volnux validate`, and every other command that loads a schedule, can say about it. Codes are stable: scripts may rely on them.',
  ];
  const lint = [
    '## Lint',
    '',
    'What is no mistake of the format but rarely meant. `volnux validate` tells it; `--strict` fails on it. A file switches a rule by its name,',
    'as a whole or for one line; what stands behind the name is the reason:',
    '',
    '```yaml',
    'lint: { no-timeout: error, crowded-minute: off } # off, warn or error',
    'runner:',
    '  shutdown_grace: 2m # volnux-ignore long-shutdown-grace: the pod has terminationGracePeriodSeconds: 150',
    'jobs:',
    '  # volnux-ignore no-timeout, uneven-step: alone on a line, it is for the next one',
    '  sweep: { run: ./sweep.sh, trigger: { cron: "*/7 * * * *" } }',
    '```',
    '',
    'An error makes the file invalid for every command; a warning is told by `validate` alone, once nothing is an error. What',
    '`dst-surprise`, `crowded-minute` and `past-date` find depends on the present moment: as errors they fail `validate`, but a file that',
    'was good keeps being run.',
  ];
  const mistakes = rows.filter(([, { rule }]) => rule === undefined).map((row) => section('##', row));
  const rules = rows.filter(([, { rule }]) => rule !== undefined).map((row) => section('###', row));
  return `${[head.join('\n'), ...mistakes, lint.join('\n'), ...rules].join('\n\n')}\n`;
}

interface Row {
  readonly severity: string;
  readonly rule?: string;
  readonly meaning: string;
  readonly hint: string | null;
}

function section(level: string, [code, { severity, rule, meaning, hint }]: readonly [string, Row]): string {
  const kind = severity === 'error' ? 'Error' : 'Warning';
  const lines = [
    `${level} ${code}`,
    '',
    `${rule === undefined ? kind : `Rule \`${rule}\`, by default ${kind === 'Error' ? 'an error' : 'a warning'}`}. ${meaning}`,
  ];
  if (hint !== null) lines.push('', `Hint: ${hint}.`);
  return lines.join('\n');
}

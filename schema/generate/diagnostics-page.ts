import { DIAGNOSTICS } from '../../src/config/diagnostic/diagnostic-table.ts';

/** The page of all diagnostic codes. */
export function diagnosticsPage(): string {
  const sections = Object.entries(DIAGNOSTICS).map(([code, { severity, meaning, hint }]) => {
    const lines = [`## ${code}`, '', `${severity === 'error' ? 'Error' : 'Warning'}. ${meaning}`];
    if (hint !== null) lines.push('', `Hint: ${hint}.`);
    return lines.join('\n');
  });
  const head = [
    '# Diagnostics',
    '',
    '<!-- Generated from src/config/diagnostic/diagnostic-table.ts by `npm run generate`. -->',
    '',
    'What `volnux validate`, and every other command that loads a schedule, can say about it. Codes are stable: scripts may rely on them.',
  ];
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}

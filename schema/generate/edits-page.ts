import { FIELD_TABLE, type Effect } from '../../src/plan/field-table.ts';

const TITLES: readonly (readonly [Effect, string, string])[] = [
  ['anchor', 'Begins the trigger anew', 'The job is anchored at the moment of the edit. Nothing fires for it.'],
  ['next-run', 'From the next run on', 'The next fire time and the phase of an interval stay. Runs in flight end as they began.'],
  ['now', 'At once', 'Every decision from that moment on goes by it. The next fire time and the phase of an interval stay.'],
];

/** The page of what an edit of each field does. */
export function editsPage(): string {
  const head = [
    '# What an edit does',
    '',
    '<!-- Generated from src/plan/field-table.ts by `npm run generate`. -->',
    '',
    'An edit of the schedule is applied as a whole or not at all, and never fires a job: jobs that go are removed first, then come renames, changes,',
    'pauses, and last the jobs that are new. When a part of it fails, all of it is taken back, phases and next fire times too. Jobs of which nothing has',
    'changed are not touched. `volnux plan` shows all of it before: each field with its class, the next fire times, and what becomes of runs in flight.',
    '',
    'Runs in flight end under the definition they began with. With `on_change: cancel`, on a job or in `defaults`, they are cancelled when the job is removed,',
    'or when one of the fields marked ✂ is changed.',
    '',
    'A new job, and one that is no longer paused, has its first fire time after the edit. A new `runner.state` takes effect at the next start.',
  ];
  return `${[head.join('\n'), ...TITLES.map(section)].join('\n\n')}\n`;
}

function section([effect, title, meaning]: (typeof TITLES)[number]): string {
  const rows = Object.entries(FIELD_TABLE)
    .filter(([, rule]) => rule.effect === effect)
    .map(([field, { written, outdatesRuns, note }]) => {
      const names = written.map((name) => (name.includes(' ') ? name : `\`${name}\``)).join(', ');
      return `| ${field.startsWith('hook.') ? `hooks: ${names}` : names} | ${outdatesRuns ? '✂' : ''} | ${note} |`;
    });
  return [`## ${title}`, '', meaning, '', '| in the file | | |', '| --- | --- | --- |', ...rows].join('\n');
}

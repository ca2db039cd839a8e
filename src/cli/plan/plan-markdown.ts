import { driftWords, EFFECT_WORDS, nextWords, proposalWords, refusedWords, runWords, valuesOf } from './plan-words.ts';
import { signOf, stateWords, type PlanReport } from './plan-report.ts';

/** A comment of GitHub takes 65,536 characters. */
const LONGEST = 60_000;

/** A plan for the comment on a pull request: a row a job. */
export function planMarkdown({ title, jobs, summary, refused, proposals, drift }: PlanReport): string {
  const head = [`### Schedule: ${summary}`, '', code(title), ''];
  const notes = [
    ...(refused === null ? [] : [`- Warning: ${text(refusedWords(refused))}`]),
    ...proposals.map((proposal) => `- Hint: ${text(proposalWords(proposal))}`),
    ...[...drift].map(([jobId, override]) => `- Drift: ${text(driftWords(jobId, override))}`),
  ];
  const tail = notes.length === 0 ? [] : ['', ...notes];
  const rows: string[] = [];
  let room = LONGEST - [...head, ...tail].join('\n').length;
  for (const row of jobs.map(jobRow)) {
    room -= row.length + 1;
    if (room < 0) break;
    rows.push(row);
  }
  const left = jobs.length - rows.length;
  const table = rows.length === 0 ? [] : ['| | job | change | next fire time |', '| --- | --- | --- | --- |', ...rows];
  return `${[...head, ...table, ...(left === 0 ? [] : ['', `… and ${left} more jobs.`]), ...tail].join('\n').trimEnd()}\n`;
}

function jobRow(job: PlanReport['jobs'][number]): string {
  const name = job.from === null ? code(job.job) : `${code(job.from)} → ${code(job.job)}`;
  const changes = [
    stateWords(job),
    ...job.fields.map((field) => {
      const [before, after] = valuesOf(field);
      const isHidden = before === after ? ' (another one)' : '';
      return `${code(field.path)}: ${code(before)} → ${code(after)}${isHidden} *${EFFECT_WORDS[field.effect]}*`;
    }),
    ...(job.outlook ? runWords(job.outlook) : []).map(text),
  ];
  const cells = [
    code(signOf(job)),
    name,
    changes.filter((each) => each !== '').join('<br>'),
    job.outlook ? (nextWords(job.outlook) ?? '') : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Nothing in it is markup, or a cell's end; a bar ends a cell even in code. */
function code(value: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = fence.length > 1 ? ' ' : '';
  return `${fence}${pad}${value.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** Words of which some may come from outside. */
function text(value: string): string {
  return value.replaceAll(/[\\`*_[\]<>|#@]/g, String.raw`\$&`);
}

import type { Paint } from '../../config/diagnostic/render-pretty.ts';
import { driftWords, EFFECT_WORDS, nextWords, proposalWords, refusedWords, runWords, valuesOf } from './plan-words.ts';
import { signOf, stateWords, type PlanReport } from './plan-report.ts';

const COLOURS = { '+': 'green', '-': 'red', '>': 'cyan', '~': 'yellow' } as const;

/** A plan for a terminal: a paragraph a job, hints, and the numbers last. */
export function planText({ title, jobs, summary, refused, proposals, drift }: PlanReport, paint: Paint): string {
  const lines = [paint('dim', title)];
  for (const job of jobs) lines.push(...jobLines(job, paint));
  for (const proposal of proposals) lines.push(`${paint('cyan', 'hint:')} ${proposalWords(proposal)}`);
  for (const [jobId, override] of drift) lines.push(`${paint('yellow', 'drift:')} ${driftWords(jobId, override)}`);
  if (refused !== null) lines.push(`${paint('yellow', 'warning:')} ${refusedWords(refused)}`);
  return `${[...lines, paint('bold', summary)].join('\n')}\n`;
}

function jobLines(job: PlanReport['jobs'][number], paint: Paint): readonly string[] {
  const sign = signOf(job);
  const name = job.from === null ? job.job : `${job.from} → ${job.job}`;
  const state = stateWords(job);
  const next = job.outlook && nextWords(job.outlook);
  return [
    `${paint(COLOURS[sign], `${sign} ${name}`)}${state === '' ? '' : ` (${state})`}`,
    ...job.fields.map((field) => {
      const [before, after] = valuesOf(field);
      const isHidden = before === after ? ' (another one)' : '';
      return `    ${field.path}: ${before} → ${after}${isHidden}  ${paint('dim', EFFECT_WORDS[field.effect])}`;
    }),
    ...(next === null ? [] : [`    ${paint('dim', 'next fire time:')} ${next}`]),
    ...(job.outlook ? runWords(job.outlook) : []).map((line) => `    ${line}`),
  ];
}

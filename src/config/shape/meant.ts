import { closest } from '../diagnostic/closest.ts';
import { flowMap, triggerOfText } from './trigger-of-text.ts';

/** What people call things elsewhere. */
const SYNONYMS: Readonly<Record<string, string>> = {
  command: 'run',
  script: 'run',
  exec: 'run',
  cmd: 'run',
  shell: 'run',
  environment: 'env',
  depends_on: 'needs',
  every: 'interval',
  tz: 'timezone',
  schedule: 'trigger',
  cron: 'trigger',
  interval: 'trigger',
  date: 'trigger',
  weekday: 'day_of_week',
  path: 'file',
  variable: 'env',
  from_env: 'env',
  success: 'job_executed',
  succeeded: 'job_executed',
  job_success: 'job_executed',
  failure: 'job_error',
  failed: 'job_error',
  error: 'job_error',
  job_failure: 'job_error',
  job_failed: 'job_error',
  missed: 'job_missed',
};

/** The one of `names` that was most likely meant by a word that is none of them; `null` when nobody can say. */
export function meant(word: string, names: readonly string[]): string | null {
  const synonym = Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
  if (synonym !== undefined && names.includes(synonym)) return synonym;
  // As `kill` takes it.
  const signal = `SIG${word.toUpperCase()}`;
  return names.includes(signal) ? signal : closest(word, names);
}

/** The same for a key, which may have swallowed its value: `run:x` and `run x` in a flow map are keys of nothing. */
export function meantKey(key: string, names: readonly string[]): string | null {
  const word = firstWord(key);
  return names.includes(word) ? word : meant(key, names);
}

/** What to do about an unknown key that stands for `name`. */
export function renameHint(key: string, name: string, value: unknown): string {
  if (firstWord(key) === name && value === null) return 'put a colon and a blank after the key';
  if (name === 'trigger' && value !== null) {
    const trigger = typeof value === 'string' && key === 'schedule' ? triggerOfText(value) : null;
    if (trigger !== null || ['cron', 'interval', 'date'].includes(key))
      return `write \`trigger: ${trigger ?? flowMap(key, value)}\``;
  }
  return `did you mean \`${name}\`?`;
}

function firstWord(key: string): string {
  return /^[^\s:]*/.exec(key)?.[0] ?? '';
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { volnux } from '../terminal.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-ics-'));
  file = join(directory, 'schedule.yaml');
});
afterEach(() => rm(directory, { recursive: true }));

const SCHEDULE = `timezone: Europe/Berlin
jobs:
  nightly:
    description: "clean, load; then\\\\tell\\nEND:VEVENT – and a line that is long enough to be folded, because it has more than 75 octets in it"
    run: "true"
    trigger: { cron: "30 2 * * mon-fri" }
  twice: { run: "true", trigger: { interval: 500ms }, paused: true }
`;

/** Content lines as RFC 5545 reads them: unfolded, name and value. */
function linesOf(text: string): (readonly [name: string, value: string])[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1)] as const;
  });
}

function eventsOf(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  for (const [name, value] of linesOf(text)) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
    const event = events.at(-1);
    if (event !== undefined) event[name] = value;
  }
  return events;
}

function unescaped(value: string): string {
  return value.replaceAll(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

async function calendar(...args: string[]): Promise<string> {
  await writeFile(file, SCHEDULE);
  const { code, stdout } = await volnux(['next', '-c', file, '--format', 'ics', '--after', '2026-03-27T12:00:00', ...args]);
  expect(code).toBe(0);
  return stdout;
}

test('has an event in UTC for each fire time, with what the job is and does', async () => {
  const text = await calendar('nightly', '--count', '2');
  expect(linesOf(text).slice(0, 3)).toEqual([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//volnux//volnux//EN'],
  ]);
  expect(linesOf(text).at(-1)).toEqual(['END', 'VCALENDAR']);
  const [first, second] = eventsOf(text);
  expect(first).toMatchObject({
    UID: 'nightly/2026-03-30T00:30:00.000Z@volnux',
    DTSTAMP: '20260327T110000Z',
    DTSTART: '20260330T003000Z',
    SUMMARY: 'nightly',
    TRANSP: 'TRANSPARENT',
    STATUS: 'CONFIRMED',
  });
  expect(first).not.toHaveProperty('DTEND');
  expect(unescaped(first?.['DESCRIPTION'] ?? '').split('\n')).toEqual([
    'clean, load; then\\tell',
    'END:VEVENT – and a line that is long enough to be folded, because it has more than 75 octets in it',
    'at 02:30, Monday through Friday [Europe/Berlin]',
  ]);
  expect(second).toMatchObject({ DTSTART: '20260331T003000Z' });
});

test('lines end with CRLF, and none is longer than 75 octets', async () => {
  const text = await calendar('--count', '2');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('no two events share a UID, not even within a second, and equal input gives equal text', async () => {
  const text = await calendar('--count', '10');
  const uids = eventsOf(text).map((event) => event['UID']);
  expect(uids).toHaveLength(20);
  expect(new Set(uids).size).toBe(20);
  expect(await calendar('--count', '10')).toBe(text);
});

test('what is paused in the file is tentative', async () => {
  const [event] = eventsOf(await calendar('twice', '--count', '1'));
  expect(event).toMatchObject({ STATUS: 'TENTATIVE', DESCRIPTION: expect.stringMatching(/ \(paused\)$/) });
});

test('without --count and --until it holds the next thirty days', async () => {
  const starts = eventsOf(await calendar('nightly')).map((event) => event['DTSTART']);
  // Monday to Friday, from 30 March to 24 April; the 26th of April, noon, is a Sunday.
  expect([starts.length, starts[0], starts.at(-1)]).toEqual([20, '20260330T003000Z', '20260424T003000Z']);
});

test('holds no more than a calendar takes, and says so', async () => {
  const jobs = Array.from({ length: 50 }, (_, index) => `  job-${index}: { run: "true", trigger: { cron: "* * * * *" } }\n`);
  await writeFile(file, `jobs:\n${jobs.join('')}`);
  const { stdout, stderr } = await volnux(['next', '-c', file, '--format', 'ics', '--count', '500']);
  expect(stdout.split('BEGIN:VEVENT').length - 1).toBe(20_000);
  expect(stderr).toBe(
    'volnux: only the first 400 fire times of job-0, job-1, job-2 and 47 other jobs; ' +
      'a calendar takes 20000 events: name a job, or an earlier --until\n',
  );
});

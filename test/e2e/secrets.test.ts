import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, ROOT, startDaemon, startProcess, volnux, type Daemon } from './volnux.ts';

/** One of each kind: nothing else anywhere has these texts. */
const SECRETS = {
  ofTheProcess: 'Pr0c3ss+ofTheProcess/"77"',
  byItsName: 'n4m3d-byItsName-77',
  ofAnEnvFile: 'envf1le ofAnEnvFile 77',
  ofAFile: 'f1le$ofAFile\\77',
  firstLine: 'MIIEvQfirstLine77',
  secondLine: 'BgkqhksecondLine77',
  inTheSchedule: 'cl34r-inTheSchedule-77',
  rotated: 'f1le$rotated\\88',
} as const;
const ENV = { RAW: SECRETS.ofTheProcess, NAMED_TOKEN: SECRETS.byItsName, NOT_PASSED: 'never seen' };
const PRINT = 'for name in PROCESS NAMED_TOKEN ENV_FILE_PASSWORD FILE PEM CLEAR_KEY; do printenv "$name"; done';

const schedule = (more = ''): string => `
env_file: .env
secrets:
  PROCESS: { env: RAW }
  FILE: { file: run/secret }
  PEM: { file: run/pem }
env: { CLEAR_KEY: ${SECRETS.inTheSchedule} }
hooks:
  - on: [job_error, job_executed, config_applied, config_rejected]
    run: cat; echo "reason $VOLNUX_REASON exception $VOLNUX_EXCEPTION"; ${PRINT}; ${PRINT} >> hook.out
  - { on: job_error, module: ./betrays.ts, with: { secret: "\${FILE}", throws: true } }
defaults: { misfire_grace_time: null }
jobs:
  prints:
    run: |
      ${PRINT} >> prints.out; ${PRINT}; ${PRINT} >&2
      printf '%.6s' "$FILE"; sleep 0.1; printf '%s\\n' "\${FILE#??????}"
      printf '%065530d' 0; printf '%s\\n' "$NAMED_TOKEN"
      printf 'user:%s' "$ENV_FILE_PASSWORD" | base64
      node -e 'console.log(JSON.stringify(process.env), encodeURIComponent(process.env.PROCESS))'
      exit 3
    trigger: { startup: true }
  throws: { module: ./betrays.ts, with: { secret: "\${PROCESS}", throws: true }, trigger: { startup: true } }
  returns: { module: ./betrays.ts, with: { secret: "\${NAMED_TOKEN}", throws: false }, trigger: { startup: true } }
  id: { steps: [{ id: "\${NAMED_TOKEN}", run: exit 4 }], trigger: { startup: true } }
  missing: { steps: [{ run: ["./no/such/${SECRETS.inTheSchedule}"] }], trigger: { startup: true } }
  narrow:
    steps:
      - { run: env | cut -d= -f1 | sort > narrow.out, pass_env: [FILE] }
      - { run: 'env >> wide.out' }
    trigger: { startup: true }
  later: { run: x, description: "says \${FILE} as often as it takes to break a line of a calendar", env: { URL: "db:\${FILE}" }, trigger: { interval: 1h } }
${more}`;

test("no secret leaves the process: not in a log, a diagnostic, an answer, a hook's payload or the store; steps and hooks have them", async () => {
  const folder = await prepare();
  const file = join(folder, 'schedule.yaml');
  const shown: Record<string, string> = {};
  const daemon = startDaemon(['-c', file], { cwd: folder, env: ENV });
  const ended = (job: string): Promise<unknown> =>
    daemon.until((line) => line.job === job && ['job_error', 'job_executed'].includes(String(line.event)));
  for (const job of ['prints', 'throws', 'returns', 'id', 'missing', 'narrow']) await ended(job);
  // Of the broken edit every mistake has a secret in it, as it is written or as a value.
  await writeFile(file, BROKEN);
  await daemon.until(({ event }) => event === 'config_rejected');
  for (const format of ['pretty', 'json', 'github', 'sarif'])
    Object.assign(shown, await answers(['validate', '--format', format], folder, `broken, ${format}`));
  await writeFile(file, `${schedule()}\nbroken: [\n  "${SECRETS.ofTheProcess.replaceAll('"', '\\"')}"\n`);
  await daemon.until((line) => line.event === 'config_rejected' && String(line.exception).includes('CONFIG_SYNTAX'));

  await writeFile(file, schedule());
  await daemon.until(({ event, reason }) => event === 'config_applied' && String(reason).startsWith('the file is again'));
  Object.assign(shown, await answers(['plan'], folder, 'plan'));
  expect(shown['plan']).toMatch(/\n7 unchanged\n$/);
  await writeFile(join(folder, 'run/secret'), `${SECRETS.rotated}\n`);
  const rotated = await daemon.until(({ event, generation }) => event === 'config_applied' && generation === 2);
  expect(rotated.reason).toContain('~ later: description, ');
  Object.assign(shown, await storeOf(folder, 'store of a running daemon'));
  daemon.kill('SIGTERM');
  const { code, stderr } = await daemon.ended;
  expect(code).toBe(0);

  await writeFile(join(folder, 'run/secret'), `${SECRETS.ofAFile}\n`);
  Object.assign(shown, await answers(['plan', '--format', 'json'], folder, 'plan after a rotation'));
  expect(JSON.parse(shown['plan after a rotation'] ?? '').jobs).toContainEqual(
    expect.objectContaining({ job: 'later', changes: ['update'], anchored: false }),
  );
  for (const more of [[], ['2'], ['2', '--format', 'json'], ['1', '--format', 'markdown'], ['--format', 'json']])
    Object.assign(shown, await answers(['generations', ...more], folder, `generations ${more.join(' ')}`));
  for (const more of [[], ['--format', 'markdown'], ['--against', 'generation:1']])
    Object.assign(shown, await answers(['plan', ...more], folder, `plan ${more.join(' ')}`));
  for (const format of ['table', 'json', 'ics'])
    Object.assign(shown, await answers(['next', '--format', format], folder, `next ${format}`));
  for (const format of ['pretty', 'json', 'github', 'sarif'])
    Object.assign(shown, await answers(['validate', '--format', format], folder, format));
  for (const job of ['prints', 'throws', 'returns', 'id', 'missing'])
    Object.assign(shown, await answers(['exec', job], folder, `exec ${job}`));
  for (const job of ['prints', 'throws', 'id']) {
    const { run } = daemon.log.find((line) => line.event === 'job_error' && line.job === job) ?? {};
    const asked = ['text', 'json'].map((format) => answers(['logs', job, '--format', format], folder, `logs ${job}, ${format}`));
    Object.assign(shown, ...(await Promise.all([...asked, answers(['runs', 'show', String(run)], folder, `runs show ${job}`)])));
  }
  Object.assign(shown, { log: logOf(daemon), stderr, ...(await storeOf(folder, 'store')) });
  await textLog(folder, shown);

  // First that there was something to hide.
  for (const name of [
    'log',
    'text log',
    'logs prints, text',
    'logs prints, json',
    'runs show throws',
    'runs show id',
    'store: volnux.db',
    'exec prints',
    'exec throws',
    'exec id, stderr',
    'broken, pretty',
    'broken, json',
    'broken, sarif',
  ])
    expect(shown[name], name).toContain('***');
  expect(Object.keys(shown).length).toBeGreaterThan(25);
  const found = Object.entries(shown).flatMap(([where, text]) =>
    spellings().flatMap(([name, spelling]) => (text.includes(spelling) ? [`${name} in ${where}`] : [])),
  );
  expect(found).toEqual([]);

  const { rotated: _, ...given } = SECRETS;
  for (const out of ['prints.out', 'hook.out']) {
    const text = await readFile(join(folder, out), 'utf8');
    for (const secret of Object.values(given)) expect(text, out).toContain(secret);
  }
  expect(await readFile(join(folder, 'hook.out'), 'utf8')).toContain(SECRETS.rotated);
  const narrow = (await readFile(join(folder, 'narrow.out'), 'utf8')).split('\n');
  expect(narrow).toEqual(expect.arrayContaining(['FILE', 'CLEAR_KEY', 'PATH', 'VOLNUX_JOB_ID']));
  for (const name of ['PROCESS', 'RAW', 'PEM', 'NAMED_TOKEN', 'ENV_FILE_PASSWORD', 'NOT_PASSED'])
    expect(narrow).not.toContain(name);
  expect(await readFile(join(folder, 'wide.out'), 'utf8')).toContain('NOT_PASSED=never seen\n');
});

const BROKEN = `
env_file: .env
secrets: { PROCESS: { env: RAW }, FILE: { file: run/secret }, PLAIN: ${SECRETS.secondLine} }
timezone: \${FILE}
env: { A_KEY: ${SECRETS.inTheSchedule} }
jobs:
  a: { run: x, trigger: { cron: "\${PROCESS}" }, timeout: "\${NAMED_TOKEN}", overlap: ${SECRETS.inTheSchedule} }
  b: { run: x, triger: "${SECRETS.ofAnEnvFile}", trigger: "\${ENV_FILE_PASSWORD}" }
  c: { run: ["${SECRETS.byItsName}"], trigger: { date: "${SECRETS.byItsName}" }, "${SECRETS.byItsName}": 1 }
`;

async function prepare(): Promise<string> {
  const folder = await newFolder();
  await mkdir(join(folder, 'run'));
  await writeFile(join(folder, 'schedule.yaml'), schedule());
  await writeFile(join(folder, '.env'), `ENV_FILE_PASSWORD='${SECRETS.ofAnEnvFile}'\n`);
  await writeFile(join(folder, 'run/secret'), `${SECRETS.ofAFile}\n`);
  await writeFile(join(folder, 'run/pem'), `-----BEGIN-----\n${SECRETS.firstLine}\n${SECRETS.secondLine}\n-----END-----\n`);
  await writeFile(join(folder, 'betrays.ts'), await readFile(join(ROOT, 'test/fixtures/programs/betrays.ts')));
  return folder;
}

/** What a command prints, on both streams. */
async function answers(args: readonly string[], folder: string, name: string): Promise<Record<string, string>> {
  const { stdout, stderr } = await volnux(args, { cwd: folder, env: ENV });
  return { [name]: stdout, [`${name}, stderr`]: stderr };
}

async function storeOf(folder: string, name: string): Promise<Record<string, string>> {
  const state = join(folder, '.volnux');
  // What is being written gets its name by a rename, and is looked at under that. A socket holds nothing.
  const entries = await readdir(state, { withFileTypes: true });
  const files = entries.flatMap((entry) => (entry.isFile() && !entry.name.endsWith('.new') ? [entry.name] : []));
  expect(files).toContain('volnux.db');
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [`${name}: ${file}`, await readFile(join(state, file), 'latin1')])),
  );
}

/** As it was, and as a reader of JSON has it. */
function logOf({ log }: Daemon): string {
  return log.map((line) => `${JSON.stringify(line)}\n${Object.values(line).join('\n')}`).join('\n');
}

async function textLog(folder: string, shown: Record<string, string>): Promise<void> {
  const daemon = startProcess(['run', '--log', 'text', '-c', join(folder, 'schedule.yaml')], { cwd: folder, env: ENV });
  await daemon.untilOutput('thrown');
  daemon.kill('SIGTERM');
  const { stdout, stderr } = await daemon.ended;
  shown['text log'] = stdout + stderr;
}

/** Each secret as it is, as JSON, a URL and base64 have it, and its first and last eight characters by themselves. */
function spellings(): readonly (readonly [string, string])[] {
  return Object.entries(SECRETS).flatMap(([name, secret]) => [
    [name, secret] as const,
    [`${name} in JSON`, JSON.stringify(secret).slice(1, -1)] as const,
    [`${name} in a URL`, encodeURIComponent(secret)] as const,
    [`${name} in base64`, btoa(`user:${secret}`).slice(8, -4)] as const,
    [`the start of ${name}`, secret.slice(0, 8)] as const,
    [`the end of ${name}`, secret.slice(-8)] as const,
  ]);
}

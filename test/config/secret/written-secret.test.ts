import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { maskSecrets } from '../../../src/config/secret/written-secret.ts';

test.each([
  ['API_TOKEN: hunter2', 'API_TOKEN: *******'],
  ['  "API_TOKEN" : "hunter2", "B_KEY":  \'hunter 2\' }', '  "API_TOKEN" : *********, "B_KEY":  ********** }'],
  ['env: { A_KEY: hunter2, LANG: C }', 'env: { A_KEY: *******, LANG: C }'],
  ['A_PASSWORD: hunter2, as it stands # why', 'A_PASSWORD: ********************* # why'],
  ['A_PASSWORD: "hunter2', 'A_PASSWORD: ********'],
  ['run: curl https://me:hunter2@host/a:b@c', 'run: curl https://me:*******@host/a:b@c'],
  ['A_TOKEN: a://u:hunter2@h', 'A_TOKEN: ***************'],
])('%s is shown as %s', (line, shown) => {
  expect(maskSecrets(line)).toBe(shown);
  expect(shown).toHaveLength(line.length);
});

test.each([
  'API_TOKEN: ${TOKEN}',
  'API_TOKEN: short',
  'API_TOKEN:',
  'API_TOKEN: { value: hunter2 }',
  'API_TOKEN: *shared_token',
  'SSH_KEY: /run/secrets/key',
  'SSH_PUBLIC_KEY: ssh-ed25519 AAAA',
  'TOKENS: hunter2-hunter2',
  'A_TOKEN: "<your token>"',
  'run: curl https://$USER:$PASSWORD@host https://host:8080/a@b',
])('%s is shown as it is', (line) => {
  expect(maskSecrets(line)).toBe(line);
});

test('no finding shows a secret', () => {
  const folder = fileURLToPath(new URL('../../fixtures/config/', import.meta.url));
  const goldens = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
  expect(goldens).toContain('lint/clear-secret.bad.txt');
  for (const name of goldens) expect(readFileSync(`${folder}${name}`, 'utf8'), name).not.toContain('hunter2');
});

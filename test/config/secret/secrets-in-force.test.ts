import { expect, test } from 'vitest';
import { SecretsInForce } from '../../../src/config/secret/secrets-in-force.ts';

test('a secret that was replaced is hidden as well: runs that began with it are still going', () => {
  const secrets = new SecretsInForce(['first one']);
  secrets.add(['second one']);
  secrets.add([]);
  expect(secrets.mask.hide('first one, second one')).toBe('***, ***');
});

test('of secrets that change all the time only the latest are kept in mind, and those in force always', () => {
  const secrets = new SecretsInForce([]);
  const many = Array.from({ length: 300 }, (_, index) => `secret ${1000 + index}`);
  for (const secret of many) secrets.add(['stays for ever', secret]);
  expect(secrets.mask.finds('secret 1000')).toBe(false);
  for (const text of ['stays for ever', 'secret 1298', 'secret 1299']) expect(secrets.mask.finds(text)).toBe(true);
});

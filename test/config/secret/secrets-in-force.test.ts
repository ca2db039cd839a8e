import { expect, test } from 'vitest';
import { SecretsInForce } from '../../../src/config/secret/secrets-in-force.ts';

test('a secret that was replaced is hidden as well: runs that began with it are still going', () => {
  const secrets = new SecretsInForce(['first one']);
  secrets.add(['second one']);
  secrets.add([]);
  expect(secrets.mask.hide('first one, second one')).toBe('***, ***');
});

test('a secret that a run still has is hidden, however many have come since', () => {
  const secrets = new SecretsInForce(['of a long run']);
  for (let index = 0; index < 300; index++) secrets.add([`secret ${1000 + index}`], [['of a long run']]);
  expect(secrets.mask.finds('of a long run')).toBe(true);
  secrets.add([]);
  for (let index = 0; index < 300; index++) secrets.add([`secret ${2000 + index}`]);
  expect(secrets.mask.finds('of a long run')).toBe(false);
});

test('an edit that changes no secret leaves the mask as it is', () => {
  const secrets = new SecretsInForce(['one', 'two']);
  const { mask } = secrets;
  secrets.add(['one', 'two']);
  expect(secrets.mask).toBe(mask);
});

test('of secrets that change all the time only the latest are kept in mind, and those in force always', () => {
  const secrets = new SecretsInForce([]);
  const many = Array.from({ length: 300 }, (_, index) => `secret ${1000 + index}`);
  for (const secret of many) secrets.add(['stays for ever', secret]);
  expect(secrets.mask.finds('secret 1000')).toBe(false);
  for (const text of ['stays for ever', 'secret 1298', 'secret 1299']) expect(secrets.mask.finds(text)).toBe(true);
});

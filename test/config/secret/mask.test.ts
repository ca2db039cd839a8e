import { expect, test } from 'vitest';
import { createMask } from '../../../src/config/secret/mask.ts';

const SECRET = 'tr0ub4dor & "3"/ü';

test('a secret gives way to three stars, wherever it stands and however long it is', () => {
  const { hide } = createMask(['hunter22', 'sesame']);
  expect(hide('hunter22: open sesame, hunter22hunter22')).toBe('***: open ***, ***');
  expect(hide('nothing to see')).toBe('nothing to see');
});

test('where columns must stay right there is a star for each character', () => {
  expect(createMask(['hunter22']).cover('  KEY: hunter22 # x')).toBe('  KEY: ******** # x');
});

test.each([
  ['JSON', (text: string) => JSON.stringify({ password: text })],
  ['a URL', (text: string) => `https://app:${encodeURIComponent(text)}@db/`],
  ['base64', (text: string) => btoa(utf8(text))],
  ['base64 behind one character', (text: string) => btoa(utf8(`:${text}:rest`))],
  ['base64 behind a user name, as curl -v shows it', (text: string) => `Basic ${btoa(utf8(`me:${text}`))}`],
  ['base64 for URLs', (text: string) => Buffer.from(`??${text}`).toString('base64url')],
])('a secret is known in %s', (_name, write) => {
  const { hide } = createMask([SECRET]);
  const shown = hide(write(SECRET));
  expect(shown).toContain('***');
  // Of base64 at most the two characters at each end are left that depend on what stands beside.
  expect(shown.replace(/^(Basic|https:\/\/app:)/, '').replaceAll(/[^A-Za-z0-9]/g, '').length).toBeLessThan(20);
  expect(hide(write('something else entirely'))).toBe(write('something else entirely'));
});

test('of a secret of several lines each line is one, but not a short one; blanks around it do not count', () => {
  const { hide } = createMask(['-----BEGIN KEY-----\r\n  MIIEvQIBADAN \nab\n-----END KEY-----\n']);
  expect(hide('MIIEvQIBADAN')).toBe('***');
  expect(hide('{"key":"-----BEGIN KEY-----\\nMIIEvQIBADAN\\nab"}')).toBe('{"key":"***\\n***\\nab"}');
});

test('without secrets, or with empty ones, everything stays', () => {
  for (const secrets of [[], [''], ['\n'], ['x']]) {
    const { hide, finds, longest } = createMask(secrets);
    expect([hide('x y z'), finds('x y z'), longest]).toEqual(['x y z', false, 0]);
  }
});

test('a text is cut where no secret is torn', () => {
  const { cutNear } = createMask(['secret']);
  expect([1, 2, 5, 8, 9].map((at) => cutNear('a secret b', at))).toEqual([1, 2, 2, 8, 9]);
  expect(cutNear('secret', 3)).toBe(6);
});

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}

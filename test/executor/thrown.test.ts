import { expect, test } from 'vitest';
import { describeThrown } from '../../src/executor/thrown.ts';

const hostile = new Proxy(new Error('inner'), {
  get: () => {
    throw new Error('no property');
  },
  getPrototypeOf: () => {
    throw new Error('no prototype');
  },
});
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
class Secretive {
  [Symbol.for('nodejs.util.inspect.custom')](): never {
    throw new Error('not shown');
  }
}

test.each([
  ['a proxy that throws', hostile, 'Error', expect.stringContaining('inner')],
  ['a revoked proxy', revoked, 'Error', '<Revoked Proxy>'],
  ['an object that cannot be inspected', new Secretive(), 'Error', '(cannot be shown)'],
  ['an object without prototype', Object.create(null), 'Error', '[Object: null prototype] {}'],
  ['a cause that throws', new Error('outer', { cause: hostile }), 'Error', 'outer'],
  ['a symbol as stack', Object.assign(new Error('odd'), { stack: Symbol('stack') }), 'Error', 'odd'],
])('describes %s', (_, thrown, name, message) => {
  expect(describeThrown(thrown)).toMatchObject({ kind: 'threw', name, message, stack: expect.any(String) });
});

test('cuts a long message and its stack, says so, and keeps the frames', () => {
  const { message, stack } = describeThrown(new Error(`begins ${'x'.repeat(5_000_000)} ends`));
  expect(message).toMatch(/^begins x+ … 4990012 characters cut … x+ ends$/);
  expect(message.length).toBeLessThan(10_100);
  expect(stack).toContain('thrown.test.ts');
  expect(stack.length).toBeLessThan(10_100);
});

test('leaves a message of ten thousand characters whole', () => {
  expect(describeThrown(new Error('x'.repeat(10_000))).message).toHaveLength(10_000);
});

test('shows causes, inner errors and properties, and no frames of Node', async () => {
  const inner = Object.assign(new Error('no route'), { code: 'EHOSTUNREACH' });
  const { message, stack } = describeThrown(
    new AggregateError([inner, new Error('no name')], 'none answered', { cause: new Error('root') }),
  );
  expect(message).toBe('none answered');
  for (const part of ['AggregateError: none answered', "code: 'EHOSTUNREACH'", 'Error: no name', '[cause]: Error: root'])
    expect(stack).toContain(part);
  const missing: unknown = await import(`${import.meta.dirname}/not-there.ts`).catch((error: unknown) => error);
  expect(describeThrown(missing).stack).not.toContain('node:internal');
});

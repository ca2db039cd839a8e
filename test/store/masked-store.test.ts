import { expect, test } from 'vitest';
import { createMask } from '../../src/config/secret/mask.ts';
import { maskedStore } from '../../src/store/masked-store.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';

test('why an attempt failed is kept without secrets; a run that would need one to go on is not kept', async () => {
  const kept: unknown[] = [];
  const store = { ...createMemoryStore(), noteRetry: async (retry: unknown) => void kept.push(retry) };
  const masked = maskedStore(store, createMask(['sesame']).hide);
  await masked.noteRetry({ runId: 'r', retryAt: 1, progress: '{}', failure: 'no sesame' });
  expect(kept).toEqual([{ runId: 'r', retryAt: 1, progress: '{}', failure: 'no ***' }]);
  const open = masked.noteRetry({ runId: 'r', retryAt: 1, progress: '{"params":{"code":"sesame"}}', failure: 'no' });
  await expect(open).rejects.toThrow('there is a secret in what the run would need to go on');
});

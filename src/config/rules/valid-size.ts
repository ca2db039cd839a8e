import { parseSize } from '../parse-size.ts';
import type { Rule } from './rule.ts';

/** The size that the history may have can be read. */
export const validSize: Rule = ({ written, report }) => {
  const size = written.runner?.history?.max_size;
  if (typeof size !== 'string' || parseSize(size) !== null) return;
  const path = ['runner', 'history', 'max_size'];
  report({
    code: 'CONFIG_BAD_SIZE',
    message: `runner.history.max_size must be a size, got ${JSON.stringify(size)}`,
    hint: null,
    path,
  });
};

import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { jobsOf, pipelinesOf, stepsOf } from './written-parts.ts';

/** Every `fail_on.pattern` is a regular expression, as the executor compiles it. */
export const validPatterns: Rule = ({ written, report }) => {
  const places = [
    { path: ['defaults'], part: written.defaults },
    ...pipelinesOf(written),
    ...jobsOf(written),
    ...stepsOf(written),
  ];
  for (const { path, part } of places) {
    const pattern = part?.fail_on?.pattern;
    const fault = pattern === undefined ? null : faultOf(pattern);
    if (fault === null) continue;
    const at = [...path, 'fail_on', 'pattern'];
    report({ code: 'CONFIG_BAD_PATTERN', message: `${formatPath(at)} is no regular expression: ${fault}`, path: at });
  }
};

function faultOf(pattern: string): string | null {
  try {
    RegExp(pattern, 'u');
    return null;
  } catch (error) {
    // "Invalid regular expression: /(/u: Unterminated group": the text stands in the excerpt.
    return error instanceof SyntaxError ? (error.message.split(`/${pattern}/u: `).at(-1)?.toLowerCase() ?? '') : String(error);
  }
}

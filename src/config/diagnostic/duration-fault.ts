import { formatPath, type Path } from './path.ts';

/** What to say of a duration that is negative, or zero where it must not be; the same for `-5` (schema) and `-5s` (rule). */
export function tooSmallDuration(
  path: Path,
  got: string,
  isZeroAllowed: boolean,
): { code: 'CONFIG_OUT_OF_RANGE'; message: string; hint: string | null } {
  // A hook is never without a limit.
  const canBeLeftOut = path.at(-1) === 'timeout' && path.at(-3) !== 'hooks';
  return {
    code: 'CONFIG_OUT_OF_RANGE',
    message: `${formatPath(path)} must be ${isZeroAllowed ? 'at least' : 'more than'} 0s, got ${got}`,
    hint: canBeLeftOut ? 'leave `timeout` out for no limit' : null,
  };
}

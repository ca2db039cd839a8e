import { UsageError } from '../command.ts';

/** `value` if it is one of `choices` (the first one if it was not given), else a usage error that lists them. */
export function choice<const Choice extends string>(
  option: string,
  value: string | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const chosen = value === undefined ? choices[0] : choices.find((each) => each === value);
  if (chosen === undefined) throw new UsageError(`--${option} must be one of ${choices.join(', ')}, got "${value}"`);
  return chosen;
}

import type { WrittenEnv } from '../written-config.ts';

/** `outer` with the variables of `inner` set over it; `outer` itself where there are none, so that thousands of jobs share it. */
export function mergeEnv(
  outer: Readonly<Record<string, string>>,
  inner: WrittenEnv | undefined,
): Readonly<Record<string, string>> {
  const added = Object.entries(inner ?? {});
  return added.length === 0 ? outer : { ...outer, ...Object.fromEntries(added.map(([name, value]) => [name, String(value)])) };
}

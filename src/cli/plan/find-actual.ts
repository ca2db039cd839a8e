import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { createMask } from '../../config/secret/mask.ts';
import type { ActualSide } from '../../plan/actual-side.ts';
import { shownText } from '../../reconcile/kept-jobs.ts';
import { readGeneration } from '../../store/history/read-generations.ts';
import { UsageError, type Terminal } from '../command.ts';
import { appliedSide } from './applied-side.ts';
import { gitFiles } from './git-files.ts';
import { keptSide } from './kept-side.ts';
import { loadSchedule } from '../load-schedule.ts';

/** What a schedule is compared with, and what may be shown of either. */
interface FoundActual {
  readonly actual: ActualSide;
  /** A text without the secrets of both. */
  readonly hide: (text: string) => string;
}

/**
 * What `--against` names; without it what the runner has in force, or last had. The exit code when it cannot be used, after its diagnostics were printed. Throws
 * `UsageError`, `StoreError`.
 */
export async function findActual(
  against: string | undefined,
  paths: readonly [string, ...string[]],
  config: Config,
  terminal: Terminal,
): Promise<FoundActual | number> {
  const mask = createMask(config.secrets);
  const hide = (text: string): string => shownText(text, mask);
  if (against === undefined) return { actual: await appliedSide(config, paths, terminal), hide };
  const [, kind, what = ''] = /^(git|generation):(.*)$/s.exec(against) ?? [];
  if (kind === 'generation') return { actual: generationSide(what, config), hide };
  if (against === '') throw new UsageError('--against needs a schedule, git:REF or generation:N');
  if (kind === 'git' && what === '') throw new UsageError('--against git: needs a ref, as in git:main');
  const absolute = paths.map((path) => resolve(path));
  const other =
    kind === 'git' ? await loadSchedule(paths, terminal, gitFiles(what, absolute)) : await loadSchedule([against], terminal);
  if (typeof other === 'number') return other;
  const both = createMask([...config.secrets, ...other.secrets]);
  return { actual: { name: against, jobs: other.jobs, openedFor: null, running: null }, hide: (text) => shownText(text, both) };
}

function generationSide(text: string, config: Config): ActualSide {
  const { state } = config.runner;
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new UsageError(`--against generation: needs a number, as in generation:3, got "${text}"`);
  if (state === ':memory:') throw new UsageError('runner.state is :memory:, which keeps no generations');
  const kept = readGeneration(state, Number(text));
  if (kept === null) throw new UsageError(`there is no generation ${text} in ${state}; \`volnux generations\` lists them`);
  if (kept.jobs === null) throw new UsageError(`generation ${text} lies long back: what it changed is kept, its jobs are not`);
  return { ...keptSide(kept, config), running: null };
}

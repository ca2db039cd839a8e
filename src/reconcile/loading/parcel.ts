import type { Config, Job } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostic/diagnostic.ts';
import type { LoadResult, SchedulePaths } from '../../config/load-config.ts';

/** What the thread that loads is asked for. */
export type LoadRequest =
  | { readonly kind: 'load'; readonly paths: SchedulePaths; readonly env: Readonly<Record<string, string | undefined>> }
  /** The next parcel of what was loaded. */
  | { readonly kind: 'next' };

/** A part of what was loaded, as much as can be unpacked without holding up what goes on beside it. */
export type Parcel =
  /** Jobs that are new, or other than they were when they were handed over last. */
  | { readonly kind: 'jobs'; readonly jobs: readonly Job[] }
  | { readonly kind: 'diagnostics'; readonly diagnostics: readonly PackedDiagnostic[]; readonly excerpts: readonly string[] }
  /** The last one: all the rest. */
  | { readonly kind: 'loaded'; readonly rest: Omit<LoadResult, 'config' | 'diagnostics'>; readonly config: PackedConfig | null }
  /** Loading threw, which is no mistake of the user's. */
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Its line is one of the `excerpts`, which are counted over all parcels: a file may be one line of megabytes with thousands of mistakes on it, and
 * what is handed over shares no text.
 */
export type PackedDiagnostic = Omit<Diagnostic, 'excerpt'> & { readonly excerpt: number | null };

/** Without the jobs; `jobIds`: those that it has, in order. */
export type PackedConfig = Omit<Config, 'jobs'> & { readonly jobIds: readonly string[] };

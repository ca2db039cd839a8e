import type { Override, OverrideStore } from './override.ts';

/** Overrides that live and die with the process. `moveOverride`: for the store's `moveJobs`. */
export function memoryOverrides(): OverrideStore & { readonly moveOverride: (from: string, to: string) => void } {
  const kept = new Map<string, Override>();
  return {
    overrides: async () =>
      kept
        .values()
        .toArray()
        .toSorted((a, b) => (a.jobId < b.jobId ? -1 : 1)),
    saveOverride: async (override) => void kept.set(override.jobId, override),
    endOverrides: async (jobIds) => {
      for (const jobId of jobIds) kept.delete(jobId);
    },
    moveOverride: (from, to) => {
      const override = kept.get(from);
      kept.delete(from);
      if (override && !kept.has(to)) kept.set(to, { ...override, jobId: to });
    },
  };
}

import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests with real processes, which take their time. */
const PROCESSES = ['test/e2e/**/*.test.ts', 'test/executor/**/*.test.ts'];

// `unit` shares one module graph (isolate: false is 12 times faster), so no module may hold state between tests.
const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: PROCESSES,
          isolate: false,
          // For what hangs, and no measure of speed: the largest take two seconds, and many times that on a machine that has others to do.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: PROCESSES,
          // Some start dozens of processes.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

export default config;

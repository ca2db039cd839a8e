import { readFileSync } from 'node:fs';
import { defineConfig, type RolldownOptions } from 'rolldown';

/** What every command that reads a schedule needs: taken into the package, as loading its many small files takes longer than using it. */
const INLINED = ['yaml', 'dotenv'];

const inlined = new RegExp(`/node_modules/(?:${INLINED.join('|')})/`);

/**
 * The package's code: few files, because opening one costs more than reading it. All but the entry of the library lie in one folder two below the
 * package's, like `src/cli/` and `src/executor/`: what is found by its place (`import.meta.url`) is found in both.
 */
const config: RolldownOptions = defineConfig({
  input: {
    index: 'src/index.ts',
    'program/bin': 'src/cli/bin.ts',
    'program/executor-process': 'src/executor/executor-process.ts',
    'program/module-worker': 'src/executor/module/module-worker.ts',
    'program/module-process': 'src/executor/module/module-process.ts',
    'program/module-probe': 'src/executor/module/module-probe.ts',
    'program/loader-worker': 'src/reconcile/loading/loader-worker.ts',
    'program/store-worker': 'src/store/thread/store-worker.ts',
  },
  platform: 'node',
  resolve: { alias: { yaml: `${import.meta.dirname}/node_modules/yaml/browser/index.js` } },
  external: (id) =>
    !/^[./]|^node:/.test(id) && !INLINED.some((name) => id === name || id.startsWith(`${name}/`)) && !id.startsWith('/'),
  output: {
    dir: 'dist',
    chunkFileNames: 'program/[name]-[hash].js',
    sourcemap: true,
    comments: false,
    banner: ({ name }) => (name === 'config' ? licences() : ''),
    codeSplitting: {
      groups: [
        { name: 'main', test: /\/src\/cli\/(?:main|command|version|import-whole)\.ts$/, priority: 4 },
        { name: 'trigger', test: /\/src\/trigger\//, priority: 2 },
        { name: 'config', test: belongsToConfig, priority: 1 },
      ],
    },
  },
});

/** With the commands that do little else than to load a schedule. Whoever schedules in code never loads it. */
function belongsToConfig(id: string): boolean {
  if (id.endsWith('/lazy-load-config.ts')) return false;
  if (inlined.test(id)) return true;
  return /rolldown:runtime|\/src\/config\/|\/schema\/|\/src\/cli\/(?:validate|load-schedule|arguments\/choice|print\/paint-for)\.ts$/.test(
    id,
  );
}

/** Those of what is taken in want to be passed on. */
function licences(): string {
  const texts = INLINED.map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}`);
  return `/*!\n${texts.join('\n\n')}\n*/`;
}

export default config;

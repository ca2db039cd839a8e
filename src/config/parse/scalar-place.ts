import type { Path } from '../diagnostic/path.ts';

/**
 * What the file format makes of a text, by where it stands:
 * `body`: a `run` or `module`, whose `${NAME}` is the shell's to replace (no shell injection by configuration);
 * `env`: an environment variable, kept as written even if it looks like a number;
 * `argument`: under `with`, `secrets` and `webhook`, or a value of a param: replaced and kept text, what it means is told by who takes it;
 * `setting`: anything else; replaced, and when it was not quoted a number or `true` if it now reads like one.
 */
export type ScalarPlace = 'body' | 'env' | 'argument' | 'setting';

export function scalarPlace(path: Path): ScalarPlace {
  switch (path[ownerDepth(path)]) {
    case 'run':
    case 'module':
      return 'body';
    case 'env':
      return 'env';
    case 'with':
    case 'secrets':
      return 'argument';
    case 'webhook':
      return path[ownerDepth(path) + 1] === 'retry' ? 'setting' : 'argument';
    case 'params':
      return [undefined, 'default', 'enum'].includes(path[4]?.toString()) ? 'argument' : 'setting';
    default:
      return 'setting';
  }
}

/** How many leading parts of a path name the job, pipeline, step or hook that the rest belongs to. Ids may be any word, `run` too. */
function ownerDepth(path: Path): number {
  if (path[0] === 'hooks') return 2;
  if (path[0] !== 'jobs' && path[0] !== 'pipelines') return 0;
  return path[2] === 'steps' || path[2] === 'hooks' ? 4 : 2;
}

import { invisibleIn } from '../diagnostic/invisible.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import { scheduleSchema } from '../../../schema/validate-schedule.js';
import type { SchemaPart } from './schema-part.ts';
import type { ShapeFault } from './describe-shape-error.ts';

/** An empty key, and what stands beside it that was meant to stand below it. */
export interface Misindented {
  readonly fault: ShapeFault;
  /** Of the key and of all that stands beside it. */
  readonly paths: readonly Path[];
}

/**
 * The jobs and pipelines whose body is not indented, so that its keys look like more jobs; the same for `jobs` and `pipelines` themselves,
 * and for the `trigger` of a job. For the schema each of these keys is wrong in its own way, for a person it is one mistake.
 */
export function findMisindented(root: unknown): readonly Misindented[] {
  if (!isMap(root)) return [];
  const isSection = (key: string): boolean => key === 'jobs' || key === 'pipelines';
  return [
    ...groupsIn(
      root,
      [],
      isSection,
      (key, value) => !TOP_KEYS.has(key) && (isWhole(value, 'trigger') || isWhole(value, 'steps')),
    ),
    ...groupsIn(root['jobs'], ['jobs'], isAny, (key, value) => JOB_KEYS.has(key) && !isWhole(value, 'trigger')),
    ...Object.entries(isMap(root['jobs']) ? root['jobs'] : {})
      .filter(([, job]) => isMap(job) && job['trigger'] === null)
      .flatMap(([id, job]) =>
        groupsIn(
          job,
          ['jobs', id],
          (key) => key === 'trigger',
          (key) => TRIGGER_KEYS.has(key),
        ),
      ),
    ...groupsIn(root['pipelines'], ['pipelines'], isAny, (key, value) => PIPELINE_KEYS.has(key) && !isWhole(value, 'steps')),
  ];
}

const TOP_KEYS = keysOf(scheduleSchema);
const PARTS = scheduleSchema['$defs'] as Readonly<Record<string, SchemaPart>>;
const JOB_KEYS = keysOf(PARTS['job']);
const PIPELINE_KEYS = keysOf(PARTS['pipeline']);
const TRIGGER_KEYS = keysOf(PARTS['trigger']);

function groupsIn(
  map: unknown,
  path: Path,
  isOwner: (key: string) => boolean,
  belongsBelow: (key: string, value: unknown) => boolean,
): readonly Misindented[] {
  if (!isMap(map)) return [];
  const groups: { owner: string; below: string[] }[] = [];
  let open: string[] | null = null;
  for (const [key, value] of Object.entries(map)) {
    if (open !== null && belongsBelow(key, value)) open.push(key);
    else if (value === null && isOwner(key)) groups.push({ owner: key, below: (open = []) });
    else open = null;
  }
  return groups.flatMap(({ owner, below }): readonly Misindented[] => {
    if (below.length === 0) return [];
    const at = [...path, owner];
    const paths = [at, ...below.map((key) => [...path, key])];
    const [first = ''] = below;
    const invisible = invisibleIn(first.slice(0, 1));
    if (invisible !== null) {
      const message = `the invisible character ${invisible} stands where blanks indent what belongs to ${formatPath(at)}`;
      const fault = { code: 'CONFIG_BAD_CHARACTER', message, hint: 'indent with blanks', path: [...path, first] } as const;
      return [{ fault: { ...fault, at: 'key', isUnusable: true }, paths }];
    }
    const message = `${formatPath(at)} must be a map, got nothing`;
    const hint = `indent what belongs to it: ${listNames(below)}`;
    const fault = { code: 'CONFIG_WRONG_TYPE', message, hint, path: at, at: 'value', isUnusable: true } as const;
    return [{ fault, paths }];
  });
}

function isAny(): boolean {
  return true;
}

/** A job may have any id, `run` too: then it has what every job has. */
function isWhole(value: unknown, required: string): boolean {
  return isMap(value) && Object.hasOwn(value, required);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keysOf(schema: SchemaPart | undefined): ReadonlySet<string> {
  return new Set(Object.keys(schema?.properties ?? {}));
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../src/config/config.ts';
import { runSteps } from '../../src/run/run-steps.ts';
import { endOf, planSteps, type StepState } from '../../src/run/step-plan.ts';
import { testStep } from '../plan/step.ts';

/** How each step of a made-up run ends: how often it is delayed first, and in which order attempts end. */
interface Course {
  readonly steps: readonly Step[];
  readonly maxParallel: number | null;
  readonly fails: ReadonlySet<string>;
  readonly delays: ReadonlyMap<string, number>;
  /** Which of the going attempts ends next. */
  readonly picks: readonly number[];
}

/** Any graph without a circle, in any order: a step needs some of those made before it. */
const anyCourse: fc.Arbitrary<Course> = fc
  .record({
    parts: fc.array(
      fc.record({
        needs: fc.array(fc.nat(20), { maxLength: 3 }),
        runIf: fc.constantFrom('success', 'success', 'failure', 'always'),
        continueOnError: fc.boolean(),
        fails: fc.boolean(),
        delays: fc.nat(2),
        place: fc.nat(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    maxParallel: fc.constantFrom(null, 1, 2, 3),
    picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }),
  })
  .map(({ parts, maxParallel, picks }) => {
    const made = parts.map(({ needs, runIf, continueOnError, place }, index) => ({
      place,
      step: testStep(`s${index}`, '', {
        runIf,
        continueOnError,
        needs: index === 0 ? [] : [...new Set(needs.map((need) => `s${need % index}`))],
      }),
    }));
    return {
      steps: made.toSorted((a, b) => a.place - b.place).map(({ step }) => step),
      maxParallel,
      fails: new Set(parts.flatMap(({ fails }, index) => (fails ? [`s${index}`] : []))),
      delays: new Map(parts.map(({ delays }, index) => [`s${index}`, delays])),
      picks,
    };
  });

interface Told {
  readonly id: string;
  readonly kind: 'started' | 'delayed' | 'due' | 'ended';
}

/** Carries a course out without processes: what was told, and the end of each step. */
async function carryOut({
  steps,
  maxParallel,
  fails,
  delays,
  picks,
}: Course): Promise<{ told: Told[]; ends: Map<string, StepState> }> {
  const told: Told[] = [];
  const open: (() => void)[] = [];
  const left = new Map(delays);
  let pick = 0;
  /** Nothing is going on but what is open: one of it happens. */
  const goOn = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    open.splice((picks[pick++ % picks.length] ?? 0) % open.length, 1)[0]?.();
    if (open.length > 0) void goOn();
  };
  const hold = <T>(value: () => T): Promise<T> =>
    new Promise((resolve) => {
      open.push(() => resolve(value()));
      if (open.length === 1) void goOn();
    });
  const tell = (id: string, kind: Told['kind']): void => void told.push({ id, kind });
  const ends = await runSteps(
    { steps, maxParallel },
    async ({ id }) => {
      tell(id, 'started');
      const isDelayed = (left.get(id) ?? 0) > 0;
      left.set(id, (left.get(id) ?? 0) - 1);
      await hold(() => tell(id, isDelayed ? 'delayed' : 'ended'));
      if (!isDelayed) return { kind: 'ended', outcome: fails.has(id) ? 'failure' : 'success' };
      const due = hold(() => {
        tell(id, 'due');
        return true;
      });
      return { kind: 'delayed', due };
    },
    new AbortController().signal,
  );
  return { told, ends: new Map(ends) };
}

/** Which steps fail, succeed or are skipped, by the rules alone: a step looks at those before it and at nothing else. */
function byTheRules({ steps, fails }: Course): Map<string, string> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ends = new Map<string, { outcome: string; hasFailed: boolean }>();
  const visit = (id: string): { outcome: string; hasFailed: boolean } => {
    const known = ends.get(id);
    if (known) return known;
    const { needs = [], runIf, continueOnError } = byId.get(id) ?? {};
    const hasFailedBefore = needs.map((need) => visit(need).hasFailed).includes(true);
    const runs = runIf === 'always' || (runIf === 'failure') === hasFailedBefore;
    const outcome = !runs ? 'skipped' : fails.has(id) ? 'failure' : 'success';
    const end = { outcome, hasFailed: hasFailedBefore || (outcome === 'failure' && continueOnError !== true) };
    ends.set(id, end);
    return end;
  };
  return new Map(steps.map(({ id }) => [id, visit(id).outcome]));
}

test('whatever is faster: each step ends once, as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(anyCourse, async (course) => {
      const { told, ends } = await carryOut(course);
      const outcomes = [...ends].map(([id, state]) => [id, state.kind === 'ended' ? state.outcome : state.kind]);
      expect(new Map(outcomes as [string, string][])).toEqual(byTheRules(course));
      const ended = told.filter(({ kind }) => kind === 'ended').map(({ id }) => id);
      expect(new Set(ended).size).toBe(ended.length);
    }),
  );
});

test('no step starts before those it needs have ended, and none twice but for its retries', async () => {
  await fc.assert(
    fc.asyncProperty(anyCourse, async (course) => {
      const { told, ends } = await carryOut(course);
      for (const { id, needs } of course.steps) {
        const own = told.filter((each) => each.id === id).map(({ kind }) => kind);
        const starts = own.filter((kind) => kind === 'started').length;
        const end = ends.get(id);
        const isSkipped = end?.kind === 'ended' && end.outcome === 'skipped';
        expect(starts).toBe(isSkipped ? 0 : (course.delays.get(id) ?? 0) + 1);
        const first = told.findIndex((each) => each.id === id);
        const before = new Set(told.slice(0, Math.max(0, first)).flatMap((each) => (each.kind === 'ended' ? [each.id] : [])));
        const ran = needs.filter((need) => told.some((each) => each.id === need));
        expect(isSkipped || ran.every((need) => before.has(need))).toBe(true);
      }
    }),
  );
});

test('never more than max_parallel are going, and one that waits for its retry is not', async () => {
  await fc.assert(
    fc.asyncProperty(anyCourse, async (course) => {
      const { told } = await carryOut(course);
      let going = 0;
      for (const { kind } of told) {
        if (kind === 'started') going++;
        if (kind === 'ended' || kind === 'delayed') going--;
        expect(going).toBeLessThanOrEqual(course.maxParallel ?? Infinity);
      }
    }),
  );
});

test('steps start in the order of the pipeline, as far as there is room', () => {
  const steps = ['a', 'b', 'c'].map((id) => testStep(id, ''));
  const states = new Map<string, StepState>(steps.map(({ id }) => [id, { kind: 'waiting' }]));
  const started = (): readonly string[] => planSteps({ steps, maxParallel: 2 }, states).start.map(({ id }) => id);
  expect(started()).toEqual(['a', 'b']);
  states.set('a', { kind: 'running' });
  expect(started()).toEqual(['b']);
  states.set('a', { kind: 'delayed' });
  expect(started()).toEqual(['b', 'c']);
  states.set('a', { kind: 'due' });
  expect(started()).toEqual(['a', 'b']);
});

test('a step that continues on error counts as good for those after it', () => {
  const step = testStep('a', '', { continueOnError: true });
  expect(endOf(step, 'failure', new Map())).toEqual({ kind: 'ended', outcome: 'failure', hasFailed: false });
});

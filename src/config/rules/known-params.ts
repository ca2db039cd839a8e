import type { ParamDeclaration } from '../config.ts';
import { closest, didYouMean } from '../diagnostic/closest.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import { declaredParam } from '../params/declared-param.ts';
import type { Sound } from '../shape/sound-part.ts';
import { toFlowYaml } from '../shape/show-value.ts';
import type { WrittenJob, WrittenParams } from '../written-config.ts';
import { checkParam } from './check-param.ts';
import type { Rule, RuleContext } from './rule.ts';
import { hasSeveralActions, jobsOf } from './written-parts.ts';

/** What a job hands to its pipeline with `with` is what that declares in `params`. */
export const knownParams: Rule = (context) => {
  const { written, isBroken } = context;
  for (const { path, part } of jobsOf(written)) {
    const name = part.pipeline;
    const pipeline = name === undefined ? undefined : written.pipelines?.[name];
    if (name === undefined || pipeline === undefined || hasSeveralActions(part) || isBroken(['pipelines', name, 'params']))
      continue;
    checkJob({ job: path, given: part.with, pipeline: name, declared: pipeline.params ?? {} }, context);
  }
};

interface Place {
  readonly job: Path;
  readonly given: Sound<WrittenJob>['with'];
  /** Name of the pipeline. */
  readonly pipeline: string;
  readonly declared: Sound<WrittenParams>;
}

function checkJob(place: Place, { isBroken, isPartlyBroken, report }: RuleContext): void {
  const { job, given = {}, pipeline, declared } = place;
  const isUncertain = (param: string): boolean => isPartlyBroken(['pipelines', pipeline, 'params', param]);
  const names = Object.keys(declared).filter((param) => !Object.hasOwn(given, param));
  const unknown: string[] = [];
  for (const [param, value] of Object.entries(given)) {
    const at = [...job, 'with', param];
    if (isBroken(at) || isUncertain(param)) continue;
    const own = Object.hasOwn(declared, param) ? declared[param] : undefined;
    if (own !== undefined) checkParam(value, declaredParam(own), at, report);
    else {
      unknown.push(param);
      reportUnknown(at, { pipeline, names, all: Object.keys(declared) }, report);
    }
  }
  for (const param of names) {
    const own = declared[param];
    // A name that is misspelt is one mistake.
    const isMeant = unknown.some((other) => closest(other, [param]) !== null);
    if (own === undefined || isMeant || isUncertain(param) || isBroken([...job, 'with', param])) continue;
    const { isRequired, ...declaration } = declaredParam(own);
    if (isRequired && declaration.default === undefined) reportMissing(place, param, declaration, report);
  }
}

function reportUnknown(
  path: Path,
  { pipeline, names, all }: { pipeline: string; names: readonly string[]; all: readonly string[] },
  report: RuleContext['report'],
): void {
  const others = all.length === 0 ? 'it declares no `params`' : `its params: ${listNames(all)}`;
  report({
    code: 'CONFIG_UNKNOWN_PARAM',
    message: `${formatPath(path)} is no param of pipeline "${pipeline}"`,
    hint: didYouMean(String(path.at(-1)), names) ?? others,
    path,
    at: 'key',
  });
}

function reportMissing(
  { job, given, pipeline }: Place,
  param: string,
  { enum: choices, type }: ParamDeclaration,
  report: RuleContext['report'],
): void {
  const example = choices?.[0] ?? { string: 'text', integer: 1, number: 1.5, boolean: true }[type];
  report({
    code: 'CONFIG_MISSING_PARAM',
    message: `${formatPath(job)} does not set \`${param}\`, which pipeline "${pipeline}" requires`,
    hint: `for example: with: ${toFlowYaml({ [param]: example })}`,
    ...(given === undefined ? { path: [...job, 'pipeline'] } : { path: [...job, 'with'], at: 'key' }),
  });
}

import type { ParamDeclaration } from '../config.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import { readParam } from '../params/read-param.ts';
import type { RuleContext } from './rule.ts';

/** Reports a value that its declaration does not allow. */
export function checkParam(value: unknown, declared: ParamDeclaration, path: Path, report: RuleContext['report']): void {
  const read = readParam(value, declared);
  if (read.kind === 'fault') report({ code: read.code, message: `${formatPath(path)} ${read.message}`, hint: read.hint, path });
}

import { formatPath, type Path } from '../diagnostic/path.ts';
import { declaredParam } from '../params/declared-param.ts';
import { paramVariable } from '../params/param-variable.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenParam } from '../written-config.ts';
import { checkParam } from './check-param.ts';
import type { Rule, RuleContext } from './rule.ts';
import { pipelinesOf } from './written-parts.ts';

/** Every param of a pipeline is declared without contradiction, and seen in a variable of its own. */
export const validParams: Rule = ({ written, isPartlyBroken, report }) => {
  for (const { path, part } of pipelinesOf(written)) {
    const variables = new Map<string, string>();
    for (const [name, param] of Object.entries(part.params ?? {})) {
      const at = [...path, 'params', name];
      const variable = paramVariable(name);
      const other = variables.get(variable);
      if (other === undefined) variables.set(variable, name);
      else {
        const message = `${formatPath(at)} is ${variable} to steps, as \`${other}\` is already`;
        report({ code: 'CONFIG_DUPLICATE_PARAM', message, path: at, at: 'key' });
      }
      if (param !== undefined && !isPartlyBroken(at)) checkDeclaration(param, at, report);
    }
  }
};

function checkDeclaration(param: Sound<WrittenParam>, path: Path, report: RuleContext['report']): void {
  const declared = declaredParam(param);
  if (typeof param !== 'object') return;
  for (const [index, choice] of (param.enum ?? []).entries())
    checkParam(choice, { ...declared, enum: null }, [...path, 'enum', index], report);
  if (param.default === undefined) return;
  checkParam(param.default, declared, [...path, 'default'], report);
  if (!declared.isRequired) return;
  const message = `${formatPath(path)} is required and has a default, which could never count`;
  report({ code: 'CONFIG_CONFLICTING_KEYS', message, path: [...path, 'required'], at: 'key' });
}

import { formatPath } from '../path.ts';
import type { Rule } from './rule.ts';
import { modulesOf } from './written-parts.ts';

/** Every `module` is a file. What it exports is known only when it is loaded. */
export const moduleFilesExist: Rule = ({ written, hasModule, report }) => {
  for (const { path, module } of modulesOf(written)) {
    if (hasModule(module)) continue;
    report({ code: 'CONFIG_MODULE_NOT_FOUND', message: `${formatPath(path)} names "${module}", which is not a file`, path });
  }
};

import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { modulesOf } from './written-parts.ts';

/** Every `module` is a file, and a `#` has a name behind it. Whether that is exported is known only when the module is loaded. */
export const moduleFilesExist: Rule = ({ written, hasModule, report }) => {
  for (const { path, module } of modulesOf(written)) {
    if (module.endsWith('#')) {
      const hint = `name the export, \`${module}name\`, or leave the \`#\` out`;
      report({ code: 'CONFIG_TOO_SHORT', message: `${formatPath(path)} names no export behind the \`#\``, hint, path });
    } else if (!hasModule(module))
      report({ code: 'CONFIG_MODULE_NOT_FOUND', message: `${formatPath(path)} names "${module}", which is not a file`, path });
  }
};

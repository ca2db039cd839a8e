import type { Hook } from '../config/config.ts';

/**
 * A hook in a few words, without what may be a secret: of a URL its origin.
 *
 * @param number where it stands among the hooks of its job, from 1; default: it is said elsewhere.
 */
export function describeHook({ action }: Hook, number: number | null = null): string {
  const which = number === null ? '' : ` ${number}`;
  switch (action.kind) {
    case 'shell':
      return `hook${which} \`${action.script.trim().split('\n')[0]}\``;
    case 'argv':
      return `hook${which} \`${action.argv.join(' ')}\``;
    case 'module':
      return `hook${which} module ${action.path}${action.exportName === null ? '' : `#${action.exportName}`}`;
    case 'webhook':
      return `webhook${which} ${new URL(action.url).origin}`;
  }
}

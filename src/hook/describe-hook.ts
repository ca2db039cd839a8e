import type { Hook } from '../config/config.ts';

/** A hook in a few words, without what may be a secret: of a URL its origin. */
export function describeHook({ action }: Hook): string {
  switch (action.kind) {
    case 'shell':
      return `hook \`${action.script.trim().split('\n')[0]}\``;
    case 'argv':
      return `hook \`${action.argv.join(' ')}\``;
    case 'module':
      return `hook module ${action.path}`;
    case 'webhook':
      return `webhook ${new URL(action.url).origin}`;
  }
}

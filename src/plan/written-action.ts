import type { Action, Webhook } from '../config/config.ts';
import { durationText } from '../config/lint/duration-text.ts';

/** An action in the words of the file: `run`, `module` and `with`, or `webhook`. */
export function writtenAction(action: Action | Webhook): Readonly<Record<string, unknown>> {
  switch (action.kind) {
    case 'shell':
      return { run: action.script };
    case 'argv':
      return { run: action.argv };
    case 'module': {
      const module = action.exportName === null ? action.path : `${action.path}#${action.exportName}`;
      return Object.keys(action.with).length === 0 ? { module } : { module, with: action.with };
    }
    case 'webhook': {
      const { url, method, headers, body, secret, retry } = action;
      const shownBody = body.kind === 'template' ? { body: body.template } : { format: body.kind };
      const shownRetry = { attempts: retry.attempts, delay: durationText(retry.delayMs) };
      return { webhook: { url, method, headers, ...shownBody, ...(secret !== null && { secret }), retry: shownRetry } };
    }
  }
}

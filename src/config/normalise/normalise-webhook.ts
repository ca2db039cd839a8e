import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import type { Webhook } from '../config.ts';
import type { WrittenWebhook } from '../written-config.ts';

/** A webhook with its defaults in; its URL in the one form that `new URL` gives it. */
export function normaliseWebhook({ url, method, headers, body, format, secret, retry }: WrittenWebhook): Webhook {
  const target = new URL(url);
  const ownFormat = format ?? (target.hostname === 'hooks.slack.com' ? 'slack' : 'json');
  return {
    kind: 'webhook',
    url: target.href,
    method: method ?? 'POST',
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    body: body === undefined ? { kind: ownFormat } : { kind: 'template', template: body },
    secret: secret ?? null,
    retry: { attempts: retry?.attempts ?? 4, delayMs: parseDuration(retry?.delay ?? '2s') },
  };
}

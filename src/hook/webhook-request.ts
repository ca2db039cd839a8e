import { createHmac } from 'node:crypto';
import type { Webhook } from '../config/config.ts';
import type { CommandAction } from '../executor/executor.ts';
import type { HookPayload } from './event-payload.ts';
import { fillTemplate } from './fill-template.ts';

/**
 * The request that tells a webhook of an event.
 *
 * @param delivery the same for each try, so that a server can tell a second try from a second event.
 * @param now Unix ms; signed along, so that a server can refuse what somebody recorded and sends again.
 */
export function webhookRequest(webhook: Webhook, payload: HookPayload, delivery: string, now: number): CommandAction {
  const { url, method, headers, secret } = webhook;
  const { text, type } = bodyOf(webhook, payload);
  const timestamp = String(Math.floor(now / 1000));
  const signature = secret === null ? null : createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex');
  return {
    kind: 'request',
    url,
    method,
    headers: {
      'content-type': type,
      'user-agent': 'volnux',
      'x-volnux-event': payload.event,
      'x-volnux-delivery': delivery,
      ...(signature !== null && { 'x-volnux-timestamp': timestamp, 'x-volnux-signature': `sha256=${signature}` }),
      ...headers,
    },
    body: text,
  };
}

function bodyOf({ body }: Webhook, payload: HookPayload): { text: string; type: string } {
  switch (body.kind) {
    case 'json':
      return json(payload);
    case 'slack':
      return json({ text: slackText(payload) });
    case 'template': {
      const filled = fillTemplate(body.template, payload);
      if (typeof body.template !== 'string') return json(filled);
      return { text: typeof filled === 'string' ? filled : JSON.stringify(filled), type: 'text/plain; charset=utf-8' };
    }
  }
}

function json(value: unknown): { text: string; type: string } {
  return { text: JSON.stringify(value), type: 'application/json' };
}

/** One message in Slack's markup: what happened to which job, when it was to run, why, and what else there was. */
function slackText({ event, job, fire_time: fireTime, reason, exception, held_back: heldBack, test }: HookPayload): string {
  const why = reason ?? exception?.message ?? null;
  const parts = [
    test ? '[test] ' : '',
    `*${event}*`,
    job === null ? '' : ` ${escape(job)}`,
    fireTime === null ? '' : ` (${fireTime})`,
    why === null ? '' : `: ${escape(why)}`,
    heldBack === 0 ? '' : `\n${heldBack} more held back since the last message`,
  ];
  return parts.join('');
}

/** https://docs.slack.dev/messaging/formatting-message-text: these three, and no others. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

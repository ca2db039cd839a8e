import { didYouMean } from '../diagnostic/closest.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import { parseRate } from '../parse-rate.ts';
import type { Sound } from '../shape/sound-part.ts';
import { WEBHOOK_FIELDS, WEBHOOK_PLACEHOLDER } from '../webhook-field.ts';
import type { WrittenWebhook } from '../written-config.ts';
import type { Rule, RuleContext } from './rule.ts';
import { hooksOf } from './written-parts.ts';

type Report = RuleContext['report'];

/** Rate limits can be read, and webhooks be sent. */
export const validHooks: Rule = ({ written, report }) => {
  for (const { path, part } of hooksOf(written)) {
    const { at_most: rate, webhook } = part;
    if (rate !== undefined && parseRate(rate) === null) {
      const at = [...path, 'at_most'];
      const message = `${formatPath(at)} must be a number of calls per duration, got ${JSON.stringify(rate)}`;
      report({ code: 'CONFIG_BAD_RATE', message, path: at });
    }
    if (webhook !== undefined) checkWebhook(webhook, [...path, 'webhook'], report);
  }
};

function checkWebhook({ url, headers = {}, body, format }: Sound<WrittenWebhook>, path: Path, report: Report): void {
  if (url !== undefined) checkUrl(url, [...path, 'url'], report);
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || canBeSent(name, value)) continue;
    const at = [...path, 'headers', name];
    const message = `${formatPath(at)} cannot be sent as a header`;
    report({
      code: 'CONFIG_BAD_HEADER',
      message,
      hint: 'its value is one line of Latin-1; its name has no blanks or colons',
      path: at,
    });
  }
  if (body === undefined) return;
  checkTemplate(body, [...path, 'body'], report);
  if (format === undefined) return;
  const message = `${formatPath([...path, 'format'])} stands beside \`body\`, which says all that is sent`;
  report({ code: 'CONFIG_CONFLICTING_KEYS', message, path: [...path, 'format'], at: 'key' });
}

function checkUrl(url: string, path: Path, report: Report): void {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') {
    if (parsed.username === '' && parsed.password === '') return;
    const message = `${formatPath(path)} holds a user or password, which fetch does not take`;
    report({ code: 'CONFIG_BAD_URL', message, hint: 'put them into `headers`, as `Authorization`', path });
    return;
  }
  // What stands behind the scheme may be a secret.
  const beginning = JSON.stringify(url.split('/', 1)[0]);
  const message = `${formatPath(path)} must be a URL that begins with http:// or https://, it begins with ${beginning}`;
  report({ code: 'CONFIG_BAD_URL', message, path });
}

function canBeSent(name: string, value: string): boolean {
  try {
    return new Headers({ [name]: value }).has(name);
  } catch {
    return false;
  }
}

function checkTemplate(part: unknown, path: Path, report: Report): void {
  if (typeof part === 'object' && part !== null) {
    const entries = Array.isArray(part) ? part.entries() : Object.entries(part);
    for (const [key, inner] of entries) checkTemplate(inner, [...path, key], report);
  } else if (typeof part === 'string') {
    for (const [placeholder, name = ''] of part.matchAll(WEBHOOK_PLACEHOLDER)) {
      if (WEBHOOK_FIELDS.includes(name.trim())) continue;
      const message = `${formatPath(path)} has ${placeholder}, which is no field of an event`;
      const hint = didYouMean(name.trim(), WEBHOOK_FIELDS) ?? `there are ${WEBHOOK_FIELDS.join(', ')}`;
      report({ code: 'CONFIG_BAD_TEMPLATE', message, hint, path });
    }
  }
}

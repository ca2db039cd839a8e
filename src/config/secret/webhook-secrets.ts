import type { Sound } from '../shape/sound-part.ts';
import type { WrittenWebhook } from '../written-config.ts';

/** A shorter path says where, not who may. */
const SHORTEST_PATH = 20;
/** What is shorter stands in too many other texts by chance. */
const SHORTEST = 6;
const SECRET_HEADER = /^(?:proxy-)?authorization$|^cookie$|token|secret|password|(?:^|-)key$|signature/i;

/**
 * What of a webhook nobody may see: its secret; headers that say who is asking; and the path of its URL, which is all that Slack, Discord and others
 * ask of who wants to post.
 */
export function webhookSecrets(webhook: Sound<WrittenWebhook> | undefined): readonly string[] {
  if (webhook === undefined) return [];
  const { url, headers = {}, secret } = webhook;
  const credentials = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || !SECRET_HEADER.test(name)) return [];
    // `Bearer …`: what stands behind the scheme is the secret.
    return [value, value.replace(/^[A-Za-z]+ +/, '')];
  });
  const found = [...(secret === undefined ? [] : [secret]), ...credentials, ...pathOf(url)];
  return found.map((text) => text.trim()).filter(({ length }) => length >= SHORTEST);
}

function pathOf(url: string | undefined): readonly string[] {
  const parsed = url === undefined ? null : URL.parse(url);
  if (parsed === null) return [];
  const path = parsed.pathname + parsed.search;
  return [...(path.length < SHORTEST_PATH ? [] : [path]), decodeURIComponent(parsed.password)];
}

/**
 * How long a server asks to be left alone, in ms, by the header `Retry-After`: seconds, or a date (RFC 9110, 10.2.3). 0 for one that has
 * passed, and for what is neither.
 *
 * @param now Unix ms.
 */
export function readRetryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

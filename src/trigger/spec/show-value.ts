const LONGEST = 80;

/** A value for a message, whatever untyped JavaScript handed in: as JSON where there is one, cut where it is long. Never throws. */
export function showValue(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return String(value);
  const json = toJson(value);
  return json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json;
}

/** Cycles have no JSON, nor have numbers like 1n; that of a Date or a Map would say something else. */
function toJson(value: string | object): string {
  const [, kind = ''] = /^\[object (\w+)\]$/.exec(Object.prototype.toString.call(value)) ?? [];
  if (!['String', 'Array', 'Object'].includes(kind)) return `a ${kind}`;
  try {
    return JSON.stringify(value);
  } catch {
    return kind === 'Array' ? 'a list' : 'an object';
  }
}

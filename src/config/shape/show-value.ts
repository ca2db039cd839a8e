import { stringify } from 'yaml';

const LONGEST = 60;

/** A value for a message: texts quoted and cut, maps and lists by their kind, nothing as `nothing`. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return 'a map';
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}

/** A value on one line, as it could be written into the file. */
export function toFlowYaml(value: unknown): string {
  return stringify(value, {
    collectionStyle: 'flow',
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  }).trim();
}

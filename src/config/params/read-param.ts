import type { ParamDeclaration, ParamValue } from '../config.ts';
import { didYouMean } from '../diagnostic/closest.ts';
import type { DiagnosticCode } from '../diagnostic/diagnostic-table.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { showValue } from '../shape/show-value.ts';

/** Why a value cannot be that of a param. */
export interface ParamFault {
  readonly kind: 'fault';
  readonly code: DiagnosticCode;
  /** The rest of a sentence about it: `must be a whole number, got "x"`. */
  readonly message: string;
  readonly hint: string | null;
}

const TYPE_NAMES: Readonly<Record<ParamDeclaration['type'], string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/**
 * A value as its declaration wants it. A text that reads like a number, or `true` or `false`, counts as one: `${ROWS}` is a text, and has to
 * be quoted within braces. The other way round a number is no text, because `1.10` would be `1.1`.
 */
export function readParam(
  value: unknown,
  { type, enum: allowed }: ParamDeclaration,
): { readonly kind: 'value'; readonly value: ParamValue } | ParamFault {
  const read = typeof value === 'string' ? readText(value, type) : hasType(value, type) ? value : null;
  if (read === null) {
    const hint =
      type === 'string' && (typeof value === 'number' || typeof value === 'boolean') ? 'quote it to make it a text' : null;
    const message = `must be ${TYPE_NAMES[type]}, got ${showValue(value)}`;
    return { kind: 'fault', code: 'CONFIG_WRONG_TYPE', message, hint };
  }
  if (allowed === null || allowed.includes(read)) return { kind: 'value', value: read };
  const choices = allowed.map(String);
  const message = `must be ${choices.length === 1 ? '' : 'one of '}${listNames(choices)}, got ${showValue(read)}`;
  return { kind: 'fault', code: 'CONFIG_NOT_ALLOWED', message, hint: didYouMean(String(read), choices) };
}

function readText(text: string, type: ParamDeclaration['type']): ParamValue | null {
  if (type === 'string') return text;
  if (type === 'boolean') return /^(?:true|True|TRUE|false|False|FALSE)$/.test(text) ? text.toLowerCase() === 'true' : null;
  const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return hasType(number, type) ? number : null;
}

function hasType(value: unknown, type: ParamDeclaration['type']): value is ParamValue {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    // Beyond that a program would see another number than the file says.
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return Number.isFinite(value);
  }
}

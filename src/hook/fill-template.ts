import { WEBHOOK_PLACEHOLDER } from '../config/webhook-field.ts';
import type { HookPayload } from './event-payload.ts';

/**
 * JSON, or text, with the fields of the event in the place of `{{field}}`. A text that is one placeholder becomes the field itself, a number or
 * `null` too; inside of a longer one a field that does not apply is empty, and an exception is its message.
 */
export function fillTemplate(template: unknown, payload: HookPayload): unknown {
  if (typeof template === 'string') return fillText(template, payload);
  if (Array.isArray(template)) return template.map((part) => fillTemplate(part, payload));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, fillTemplate(part, payload)]));
}

function fillText(text: string, payload: HookPayload): unknown {
  const [first] = text.matchAll(WEBHOOK_PLACEHOLDER);
  if (first?.[0] === text.trim()) return fieldOf(first[1] ?? '', payload);
  return text.replaceAll(WEBHOOK_PLACEHOLDER, (_, name: string) => {
    const value = fieldOf(name, payload);
    if (value === null) return '';
    if (typeof value !== 'object') return String(value);
    return 'message' in value ? String(value.message) : JSON.stringify(value);
  });
}

function fieldOf(name: string, payload: HookPayload): object | string | number | boolean | null {
  const field = name.trim();
  return field === 'payload' ? payload : payload[field as keyof HookPayload];
}

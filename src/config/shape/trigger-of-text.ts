import { createTrigger } from '../../trigger/create-trigger.ts';
import { TriggerError } from '../../trigger/trigger-error.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import { toFlowYaml } from './show-value.ts';

const LONGEST = 60;

/** The trigger that a text alone most likely stands for, as it is written: `{ cron: "0 3 * * *" }`; `null` for a text that is none. */
export function triggerOfText(text: string): string | null {
  const kind = ['cron', 'interval', 'date'].find((kind) => isTrigger({ [kind]: text }));
  return kind === undefined ? null : flowMap(kind, text);
}

/** A map of one key as it is written on a line; a long value is left to the reader. */
export function flowMap(key: string, value: unknown): string {
  const text = toFlowYaml({ [key]: value });
  return text.length > LONGEST ? `{ ${key}: … }` : text;
}

function isTrigger(spec: Readonly<Record<string, string>>): boolean {
  try {
    createTrigger(spec as unknown as TriggerSpec);
    return true;
  } catch (error) {
    if (error instanceof TriggerError) return false;
    throw error;
  }
}

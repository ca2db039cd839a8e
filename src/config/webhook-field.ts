/** What `{{…}}` in the body of a webhook may name: the fields of the event as hooks are told it, and `payload` for all of it. */
export const WEBHOOK_FIELDS: readonly string[] = [
  'event',
  'time',
  'job',
  'run',
  'step',
  'fire_time',
  'attempt',
  'outcome',
  'reason',
  'exception',
  'duration_ms',
  'generation',
  'held_back',
  'test',
  'payload',
];

/** A placeholder; its name, with any spelling that may be meant for one, is the first group. */
export const WEBHOOK_PLACEHOLDER: RegExp = /\{\{([^{}]*)\}\}/g;

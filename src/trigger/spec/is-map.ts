/** Is `value` made of keys and values? A list is not, nor are a Date or a Map, whose `Object.entries` would be none. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

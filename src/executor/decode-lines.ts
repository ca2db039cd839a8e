/**
 * The text of lines, each closed by `\n`, also where the end of the last one is missing. Many lines are decoded at once: work per
 * chunk, not per line. Bytes that are not UTF-8 become U+FFFD; a `\r` before a line end is dropped.
 */
export function decodeLines(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const closed = text.endsWith('\n') ? text : `${text}\n`;
  return closed.includes('\r') ? closed.replaceAll('\r\n', '\n') : closed;
}

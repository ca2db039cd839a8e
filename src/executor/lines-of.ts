/** The lines of a text in which each is closed by `\n`, without their ends. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  lines.pop();
  return lines;
}

/** Most lines are that: one column a character. */
const PLAIN = /^[\u0020-\u007e]*$/;

/** East Asian Wide and Fullwidth (UAX #11), of what people write in a schedule; JavaScript has no property for it, but one for each script. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u;
const HALFWIDTH = /[\uff61-\uffdc]/u;

/** Shown as a picture by itself, or because U+FE0F says so. */
const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

/** Marks and format characters have no column of their own; a soft hyphen has. */
const NO_COLUMN = /^[[\p{Mn}\p{Me}\p{Cf}]--\u00ad]+$/v;

/** Made when it is needed first: that takes longer than to check a small schedule. */
let graphemes: Intl.Segmenter | null = null;

/**
 * How many columns of a terminal a text without line ends takes: two for a character of East Asia or an emoji, none for what is put on
 * another one.
 */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment);
  return width;
}

function columnsOf(grapheme: string): number {
  if (NO_COLUMN.test(grapheme)) return 0;
  return EMOJI.test(grapheme) || (WIDE.test(grapheme) && !HALFWIDTH.test(grapheme)) ? 2 : 1;
}

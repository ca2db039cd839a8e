import { styleText } from 'node:util';
import type { Paint } from '../../config/diagnostic/render-pretty.ts';
import type { Screen, Terminal } from '../command.ts';

/** Colours for a terminal that has them and an environment that wants them; else none. */
export function paintFor(screen: Screen, env: Terminal['env']): Paint {
  if (!screen.hasColors?.(env)) return (_style, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}

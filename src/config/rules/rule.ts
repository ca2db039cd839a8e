import type { Finding } from '../diagnostic/finding.ts';
import type { Path } from '../diagnostic/path.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenConfig } from '../written-config.ts';

/** A check over several places of the file, which the schema cannot say. Pure: what it finds goes to `report`. */
export type Rule = (context: RuleContext) => void;

export interface RuleContext {
  readonly written: Sound<WrittenConfig>;
  /** Has the value at this path been taken out because something else is wrong with it? Then nothing follows from its absence. */
  readonly isBroken: (path: Path) => boolean;
  /** The same, also for anything inside the value. */
  readonly isPartlyBroken: (path: Path) => boolean;
  /** Could every file be read that belongs to the schedule? Else what seems to be missing may be there. */
  readonly isComplete: boolean;
  /** Is the module, given as in the file, a file? */
  readonly hasModule: (module: string) => boolean;
  /** The text at a path as it stands in the file, before variables are replaced; `null` where there is none. */
  readonly textAt: (path: Path) => string | null;
  /** The present moment, in ms. */
  readonly now: number;
  readonly report: (finding: Finding) => void;
}

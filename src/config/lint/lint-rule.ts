import type { ResolvedSpec } from '../../trigger/spec/resolve-spec.ts';
import type { Path } from '../diagnostic/path.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Located } from '../rules/written-parts.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenJob, WrittenPipeline } from '../written-config.ts';

/** A check for what is rarely meant. Pure, as every rule: what it finds goes to `report`. */
export type LintRule = (context: LintContext) => void;

export interface LintContext extends RuleContext {
  /** The jobs that can be judged: nothing in them, or in the pipeline they name, is known to be wrong. */
  readonly jobs: readonly LintJob[];
}

export interface LintJob {
  readonly id: string;
  readonly path: Path;
  readonly part: Sound<WrittenJob>;
  /** The one it names. */
  readonly pipeline: Located<WrittenPipeline> | null;
  /** Its trigger; `null` when that cannot be made. */
  readonly spec: ResolvedSpec | null;
}

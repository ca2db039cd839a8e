import { formatPath } from '../diagnostic/path.ts';
import { durationText, readDuration } from './duration-text.ts';
import type { LintRule } from './lint-rule.ts';

/** Kubernetes' default from SIGTERM to SIGKILL (`terminationGracePeriodSeconds`); Docker's is 10 s. */
const CONTAINER_MS = 30_000;

/** The runner is through with its drain before a container would be killed. */
export const longShutdownGrace: LintRule = ({ written, report }) => {
  const grace = written.runner?.shutdown_grace;
  const ms = grace === undefined ? null : readDuration(grace);
  if (ms === null || ms <= CONTAINER_MS) return;
  const path = ['runner', 'shutdown_grace'];
  const [own, theirs] = [durationText(ms), durationText(CONTAINER_MS)];
  const message = `${formatPath(path)} is ${own}, and a container is killed ${theirs} after SIGTERM unless it is told otherwise`;
  report({ code: 'LINT_LONG_SHUTDOWN_GRACE', message, path });
};

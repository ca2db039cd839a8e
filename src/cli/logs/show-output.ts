import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../../store/history/history.ts';
import type { OutputPlace } from '../../store/history/read-output.ts';
import { isStateLocked } from '../../store/database/state-lock.ts';
import type { OutputBlock, OutputCut } from '../../store/steps/step-progress.ts';
import type { FireTimeRecord } from '../../store/store.ts';
import { askHistory, type StateSource } from '../history/state-source.ts';
import type { LogEntry } from '../print/log-entry.ts';
import { blockEntries, cutEntry, gapEntry, type RunLines } from './output-entries.ts';

const POLL_MS = 200;
/** At most 4 MiB of text. */
const BLOCKS_AT_ONCE = 64;

export interface ShownOutput extends Omit<RunLines, 'hide'> {
  readonly source: StateSource;
  readonly matches: (block: OutputBlock) => boolean;
  readonly start: OutputPlace;
  /** Goes on until the run has ended, or this is aborted; `null`: shows what there is. */
  readonly follow: AbortSignal | null;
  readonly write: (entry: LogEntry) => void;
}

/** What was there to show; `going`: the run has not ended; `deserted`: nor has it, and there is no runner that it could go on in. */
export interface ShownResult {
  readonly state: 'ended' | 'going' | 'deserted';
  readonly lines: number;
}

/** Writes the output of a run, line by line, as much of it at a time as is read at once. Throws as `askHistory`. */
export async function showOutput(shown: ShownOutput): Promise<ShownResult> {
  const { source, run, start, follow } = shown;
  const told: RunLines = { ...shown, hide: source.hide };
  let place = start;
  let { record } = run;
  let isCutShown = false;
  let isDeserted = false;
  let lines = 0;

  function write(entry: LogEntry): void {
    shown.write(entry);
    lines++;
  }

  function writeBlock(block: OutputBlock, cut: Cut | null): void {
    const isGap = block.seq > place.after + 1;
    if (isGap && cut !== null && place.after <= cut.afterSeq) writeCut(cut, block.at);
    else if (isGap) write(gapEntry(told, block.at));
    if (shown.matches(block)) for (const entry of blockEntries(told, block, place.skip)) write(entry);
    place = { after: block.seq, skip: 0 };
  }

  function writeCut(cut: Cut, at: number): void {
    write(cutEntry(told, cut, at));
    isCutShown = true;
  }

  for (;;) {
    const page = askHistory(source, (history) => pageOf(history, record, run.runId, place.after));
    if (page.record !== null) ({ record } = page);
    for (const block of page.blocks) writeBlock(block, page.cut);
    if (follow?.aborted === true) return { state: 'going', lines };
    if (page.blocks.length === BLOCKS_AT_ONCE) continue;
    const isGoing = page.record?.outcome === null;
    if (!isGoing || follow === null || isDeserted) {
      if (page.cut !== null && !isCutShown && place.after <= page.cut.afterSeq)
        writeCut(page.cut, record.endedAt ?? record.decidedAt);
      return { state: isGoing ? (isDeserted ? 'deserted' : 'going') : 'ended', lines };
    }
    // Looked at once more: it may have recorded the end of the run just before it ended itself.
    isDeserted = !isStateLocked(source.directory);
    if (!isDeserted) await sleep(POLL_MS, undefined, { signal: follow }).catch(() => {});
  }
}

type Cut = Omit<OutputCut, 'beforeSeq'>;

interface Page {
  /** `null`: the record has gone, or has become that of another run. */
  readonly record: FireTimeRecord | null;
  readonly blocks: readonly OutputBlock[];
  readonly cut: Cut | null;
}

function pageOf(history: History, known: FireTimeRecord, runId: string, after: number): Page {
  const atItsTime = history.from(known.jobId, known.fireTime);
  // A job that was moved has it under another id.
  const record = atItsTime?.runId === runId ? atItsTime : (history.runs(runId, 1)[0] ?? null);
  return { record, blocks: history.output(runId, after, BLOCKS_AT_ONCE), cut: history.cut(runId) };
}

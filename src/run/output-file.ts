import { constants, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_OUTPUT_BYTES, outputsOfText, type ReadOutputs, TOO_LARGE } from './read-outputs.ts';

/** The file that an attempt of a step finds as `$VOLNUX_OUTPUT`. */
export interface OutputFile extends AsyncDisposable {
  readonly path: string;
  /** What the step wrote. Never rejects. */
  readonly read: (names: readonly string[]) => Promise<ReadOutputs>;
}

/** Makes an empty file in a folder of its own, which no other user can look into. It is there until it is disposed of. Rejects as `fs` does. */
export async function createOutputFile(): Promise<OutputFile> {
  const directory = await mkdtemp(join(tmpdir(), 'volnux-output-'));
  const path = join(directory, 'output');
  await writeFile(path, '', { mode: 0o600 });
  return {
    path,
    read: (names) => readFile(path, names),
    // The step may have made anything of it; what cannot be removed is no reason to fail a run.
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }).catch(() => {}),
  };
}

async function readFile(path: string, names: readonly string[]): Promise<ReadOutputs> {
  try {
    // A step may have put a link or a pipe there: the one is not followed, the other not waited for.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return { kind: 'mistake', failure: 'made something else than a file of $VOLNUX_OUTPUT' };
      if (stat.size > MOST_OUTPUT_BYTES) return TOO_LARGE;
      return outputsOfText(await file.readFile(), names);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { kind: 'mistake', failure: `left no $VOLNUX_OUTPUT that can be read: ${(error as Error).message}` };
  }
}

import { request } from 'node:http';
import { hostname, userInfo } from 'node:os';
import { text } from 'node:stream/consumers';
import type { ErrorAnswer } from '../../server/answers.ts';
import { controlPath } from '../../server/control-address.ts';
import { readStateOwner } from '../../store/database/state-lock.ts';
import { UsageError } from '../command.ts';

const ANSWER_TIMEOUT_MS = 10_000;

export interface Question {
  readonly method: 'GET' | 'POST';
  /** With the query. */
  readonly path: string;
  readonly body?: object;
  /** Default: 10 s. */
  readonly timeoutMs?: number;
}

/** Nobody listens, and nobody has the state directory. */
export class NoRunnerError extends UsageError {}

/** `refused`: the question is right, and the answer is no. */
export type Asked<T> = { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'refused'; readonly message: string };

/**
 * What the runner that has the state directory answers. Throws `UsageError` with one sentence when there is none, when it cannot be reached or does not
 * answer in time, and when it cannot make sense of the question.
 */
export async function askRunner<T>(directory: string, question: Question): Promise<Asked<T>> {
  const socketPath = controlPath(directory);
  if (socketPath === null) throw noRunner(directory, null);
  const { status, body } = await send(socketPath, directory, question);
  const answer = parsed(body);
  if (status < 400 && answer !== null) return { kind: 'answer', value: answer as T };
  const error = (answer as ErrorAnswer | null)?.error;
  if (typeof error?.message !== 'string') {
    throw new UsageError(`what listens on ${socketPath} is no volnux of a kind that this one knows`);
  }
  if (error.code === 'refused' || error.code === 'internal') return { kind: 'refused', message: error.message };
  throw new UsageError(error.message);
}

/** Who asks: for the events, and for those who come later. */
export function whoAsks(): { readonly user: string; readonly uid: number } {
  const uid = process.getuid?.() ?? -1;
  try {
    return { user: userInfo().username, uid };
  } catch {
    // In a container the number may have no name.
    return { user: `uid ${uid}`, uid };
  }
}

function send(
  socketPath: string,
  directory: string,
  { method, path, body, timeoutMs = ANSWER_TIMEOUT_MS }: Question,
): Promise<{ readonly status: number; readonly body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly status: number; readonly body: string }>();
  const signal = AbortSignal.timeout(timeoutMs);
  const sent = body === undefined ? null : Buffer.from(JSON.stringify(body));
  const headers = sent === null ? {} : { 'content-type': 'application/json', 'content-length': sent.length };
  const asking = request({ socketPath, method, path, headers, signal, agent: false }, (response) => {
    text(response).then(
      (answer) => resolve({ status: response.statusCode ?? 500, body: answer }),
      (error: unknown) => reject(sentenceOf(error)),
    );
  });
  asking.on('error', (error) => reject(sentenceOf(error)));
  asking.end(sent ?? undefined);
  return promise;

  function sentenceOf(error: unknown): Error {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (signal.aborted) {
      const who = describeOwner(directory) ?? 'what listens there';
      return new UsageError(
        `the runner of ${directory} has not answered within ${timeoutMs / 1000} s: ${who} hangs, or has too much to do`,
        { cause: error },
      );
    }
    switch (code) {
      case 'ENOENT':
      case 'ECONNREFUSED':
      case 'ENOTDIR':
        return noRunner(directory, error);
      case 'EACCES':
      case 'EPERM':
        return new UsageError(`${socketPath} belongs to another user: ask as the user that the runner runs as`, { cause: error });
      case 'ECONNRESET':
      case 'EPIPE':
        return new UsageError(`the runner of ${directory} went away before it answered: its log says why`, { cause: error });
      default:
        return new UsageError(`cannot ask the runner of ${directory}: ${String(error)}`, { cause: error });
    }
  }
}

function noRunner(directory: string, cause: unknown): UsageError {
  const owner = describeOwner(directory);
  if (owner !== null) {
    const message = `${owner} has the state directory ${directory}, and listens on no control socket here: it is about to start or to end, or its log says why`;
    return new UsageError(message, { cause });
  }
  return new NoRunnerError(
    `no runner is going with the state directory ${directory}: start one with \`volnux run\`, or name another with --config or --state-dir`,
    { cause },
  );
}

function describeOwner(directory: string): string | null {
  const owner = readStateOwner(directory);
  if (owner === null) return null;
  return `volnux, pid ${owner.pid}${owner.host === hostname() ? '' : ` on ${owner.host}`},`;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}

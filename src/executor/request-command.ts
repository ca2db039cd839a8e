import { serialize } from 'node:v8';
import type { Command, CommandAction, Response as Answer } from './executor.ts';
import type { ReportedExit } from './messages.ts';
import type { RunningCommand } from './running-command.ts';
import { StopOrder } from './stop-order.ts';
import { describeThrown, threw } from './thrown.ts';

export type RequestCommand = Command & { readonly action: Extract<CommandAction, { kind: 'request' }> };

/** Of the answer so much is kept, to say what was wrong. */
const KEPT_CHARACTERS = 300;

/** Sends one HTTP request. Whatever the server answers is the returned value; redirects are answers, for who signs a request means one server. */
export function startRequestCommand(command: RequestCommand): RunningCommand {
  const abort = new AbortController();
  const stop = new StopOrder({ ...command, killGraceMs: 0 }, { ask: () => abort.abort(), kill: () => abort.abort() });
  const ended = send(command.action, abort.signal).then((exit): ReportedExit => {
    stop.dismiss();
    return stop.reason === null ? exit : { kind: stop.reason };
  });
  return { ended, cancel: () => stop.cancel(), kill: () => stop.kill() };
}

async function send({ url, method, headers, body }: RequestCommand['action'], signal: AbortSignal): Promise<ReportedExit> {
  try {
    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
    const text = await beginningOf(response);
    const { status, statusText } = response;
    const answer: Answer = { status, statusText, retryAfter: response.headers.get('retry-after'), text };
    return { kind: 'returned', serializedValue: serialize(answer) };
  } catch (error) {
    // `fetch failed` says nothing; the cause of a host with several addresses has a code and no message.
    const { message, code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    if (message === 'bad port')
      return threw('RequestError', `fetch refuses port ${new URL(url).port}, which is that of another protocol`);
    return threw('RequestError', message || code || describeThrown(error).message);
  }
}

/** The first words of an answer, on one line; the rest is not read. */
async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.length >= KEPT_CHARACTERS) break;
  }
  return text.slice(0, KEPT_CHARACTERS).replaceAll(/\s+/g, ' ').trim();
}

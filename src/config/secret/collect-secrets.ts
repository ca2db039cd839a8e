import { hooksOf, jobsOf, pipelinesOf, stepsOf } from '../rules/written-parts.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenConfig } from '../written-config.ts';
import { isSecretName } from './secret-name.ts';
import { webhookSecrets } from './webhook-secrets.ts';

/** A shorter text stands in too many others by chance. */
const SHORTEST_SECRET = 4;
/** The same where only the name says that it is a secret, and it may be none. */
const SHORTEST_BY_NAME = 6;

/**
 * Every text of a schedule that must not be shown, sorted: what is declared, and what a variable has whose name is that of a
 * secret (`isSecretName`) in the process environment, the env files or an `env` of the file.
 */
export function collectSecrets(
  declared: Iterable<string>,
  environments: Iterable<Readonly<Record<string, string | undefined>>>,
  written: Sound<WrittenConfig>,
): readonly string[] {
  const found = new Set<string>();
  for (const value of declared) if (isLongEnough(value)) found.add(value);
  for (const environment of [...environments, ...writtenEnvironments(written)]) {
    for (const [name, value = ''] of Object.entries(environment))
      if (isSecretName(name) && String(value).trim().length >= SHORTEST_BY_NAME) found.add(String(value));
  }
  for (const { part } of hooksOf(written)) for (const secret of webhookSecrets(part.webhook)) found.add(secret);
  return [...found].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Can a declared secret be masked? */
export function isLongEnough(secret: string): boolean {
  return secret.trim().length >= SHORTEST_SECRET;
}

function* writtenEnvironments(
  written: Sound<WrittenConfig>,
): Generator<Readonly<Record<string, string | number | boolean | undefined>>> {
  const parts = [...pipelinesOf(written), ...jobsOf(written), ...stepsOf(written), ...hooksOf(written)];
  for (const { env } of [written, ...parts.map(({ part }) => part)]) if (env !== undefined) yield env;
}

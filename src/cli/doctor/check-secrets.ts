import type { LoadResult } from '../../config/load-config.ts';
import type { Check } from './check.ts';

/** The secrets that were found; those that were not are diagnostics. */
export function checkSecrets(secrets: LoadResult['secrets']): readonly Check[] {
  return secrets.map(({ name, kind, source }): Check => {
    const detail = kind === 'env' ? `from the variable ${source}` : `from the file ${source}`;
    return { status: 'ok', kind: 'secret', name, usedBy: [], detail };
  });
}

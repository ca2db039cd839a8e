/** The tables whose rows belong to a run, by their column `run_id`: what they hold of it goes when its record does. */
export const RUN_TABLES: readonly string[] = [];

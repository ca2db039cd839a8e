/** The variable in which steps see an output of a step before them: `max-id` of `load` is `VOLNUX_OUTPUT_LOAD_MAX_ID`. */
export function outputVariable(stepId: string, name: string): string {
  return `VOLNUX_OUTPUT_${stepId}_${name}`.toUpperCase().replaceAll(/[-.]/g, '_');
}

/** The variable in which a step sees a param: `max-rows` is `VOLNUX_PARAM_MAX_ROWS`. */
export function paramVariable(name: string): string {
  return `VOLNUX_PARAM_${name.toUpperCase().replaceAll(/[-.]/g, '_')}`;
}

/**
 * What is wrong with being the first process of a container, and what to do; `null` for any other. As process 1 it inherits what steps leave behind, and Node collects
 * only what it has started itself.
 */
export function noInitAdvice(pid: number): string | null {
  return pid === 1
    ? 'volnux would be process 1 here, and is no init: start it under one (docker run --init, tini), or what steps leave behind stays as zombies until there is no room for another process'
    : null;
}

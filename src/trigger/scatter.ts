/** A whole number from 0 to `max`, inclusive, evenly spread over ids and keys, yet always the same for the same two. */
export function scatter(id: string, key: string, max: number): number {
  let hash = 0x811c9dc5;
  for (const text of [id, key]) {
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ 0xff, 0x01000193);
  }
  return Math.floor((avalanche(hash) / 2 ** 32) * (max + 1));
}

/** Murmur3's finalizer: FNV-1a alone leaves neighbouring keys close together. */
function avalanche(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

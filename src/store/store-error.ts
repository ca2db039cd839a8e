/** A store that cannot be used; `message` says where, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

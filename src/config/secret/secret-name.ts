/**
 * Is a variable of this name taken to be a secret, though nobody has said so? `*_TOKEN`, `*_SECRET`, `*_PASSWORD` and `*_KEY`, in
 * either case.
 */
export function isSecretName(name: string): boolean {
  return /_(?:token|secret|password|key)$/i.test(name);
}

/** Has the value the shape of such a request? If not, `errors` tells the first reason, until the next call. */
interface RequestValidator {
  (value: unknown): boolean;
  errors?:
    | { readonly instancePath: string; readonly message?: string; readonly params: Readonly<Record<string, unknown>> }[]
    | null;
}

export const status: RequestValidator;
export const run: RequestValidator;
export const nothing: RequestValidator;
export const pause: RequestValidator;
export const resume: RequestValidator;
export const reload: RequestValidator;
export const trigger: RequestValidator;
export const cancel: RequestValidator;

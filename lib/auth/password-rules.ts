/** Longer passwords are refused unhashed, so that nobody can buy our time with a megabyte. */
export const passwordLength = { min: 10, max: 128 } as const;

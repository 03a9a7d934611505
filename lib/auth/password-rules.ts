/** Longer passwords are refused before hashing, so that nobody can use up processor time with a megabyte. */
export const passwordLength = { min: 10, max: 128 } as const;

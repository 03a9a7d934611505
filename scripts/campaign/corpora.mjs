export const corpora = [];

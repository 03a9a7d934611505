/** More photos make a file that no mailbox takes. */
export const mostPhotos = 20;

/** More words below a photo are a text. */
export const longestCaption = 200;

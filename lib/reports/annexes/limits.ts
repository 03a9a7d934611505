/** More photos make a file that no mailbox takes. */
export const mostPhotos = 20;

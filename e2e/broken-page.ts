/** What Next writes into a page that had begun when something broke. Its status is 200. */
const broken = /digest\\*":\\*"\d|data-dgst="\d/;

export const brokeInside = (html: string): boolean => broken.test(html);

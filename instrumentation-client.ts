/**
 * Before anything else of a page runs. zod would try whether it may make functions from text; the pages' content
 * security policy refuses that, and the browser reports each try. So it is told not to.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};

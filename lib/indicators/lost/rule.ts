/** Increase it when `unfilledSpans` answers otherwise: then every visit is read again. Pure. */
export const lostNumberRule = 1;

/** Sent when a person wants to attach something to one entry, named by its id. The attachment panel listens. */
export const attachToEvent = "zoufang:attach-to";

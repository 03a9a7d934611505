/** Said when a person wants to attach something to one entry, by its id: the panel of attachments listens. */
export const attachToEvent = "zoufang:attach-to";

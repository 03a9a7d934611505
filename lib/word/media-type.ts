/** The media type of a .docx. */
export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

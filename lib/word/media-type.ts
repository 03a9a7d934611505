/** Of a .docx. */
export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

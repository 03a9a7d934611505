import profiles from "@/lib/i18n/messages/zh-CN/profiles.json";
import vocabulary from "@/lib/i18n/messages/zh-CN/vocabulary.json";

/** The words of the file. It is for a Chinese office whatever language its reader has chosen. */
export const profileWords = { ...profiles.document, problem: profiles.problem, figure: profiles.figures, vocabulary };
export type ProfileWords = typeof profileWords;

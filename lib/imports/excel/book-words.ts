import { foreignHeaders } from "@/lib/imports/excel/fields";
import { bookFields, sheetRoles, type BookWords } from "@/lib/imports/excel/types";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/catalogues";
import { dimensionKeys, dimensionMarks, entryForms, visitMethods } from "@/lib/vocabulary";

/**
 * The words for closed lists, columns and sheets in a workbook: written in the reader's language, recognised in both.
 */
export function bookWords(reader: Locale): BookWords {
  const ordered = [messagesOf(reader), messagesOf("zh-CN"), messagesOf("en")];
  const listed = <Key extends string>(
    keys: readonly Key[],
    wordsOf: (messages: (typeof ordered)[number], key: Key) => readonly string[],
  ) =>
    Object.fromEntries(
      keys.map((key) => [key, [...new Set(ordered.flatMap((messages) => wordsOf(messages, key)))]]),
    ) as Record<Key, string[]>; // every key has its list
  const field = listed(bookFields, ({ imports }, key) => [imports.excel.field[key]]);
  for (const key of bookFields) field[key] = [...new Set([...field[key], ...foreignHeaders[key]])];
  return {
    dimension: listed(dimensionKeys, ({ vocabulary }, key) => [
      vocabulary.dimension[key],
      vocabulary.dimensionShort[key],
    ]),
    method: listed(visitMethods, ({ vocabulary }, key) => [vocabulary.visitMethod[key]]),
    form: listed(entryForms, ({ vocabulary }, key) => [vocabulary.entryForm[key]]),
    mark: listed(dimensionMarks, ({ vocabulary }, key) => [vocabulary.dimensionMark[key]]),
    field,
    sheet: listed([...sheetRoles, "notes"] as const, ({ imports }, key) => [imports.excel.sheet[key]]),
  };
}

import { cleanText } from "@/lib/clean-text";
import { saidNumber } from "@/lib/visits/said/number";

/** 12, １２, 12人, 十二 → 12. Text that is no exact whole number stays as it is, cleaned. Nothing if there is none. Pure. */
export function headCountRead(text: string): number | string | undefined {
  const plain = cleanText(text, false).trim();
  if (plain === "") return undefined;
  const number = saidNumber(plain.replace(/[人名位个]$/u, ""));
  return number?.qualifier === "" && number.sign === "" && /^\d{1,9}$/.test(number.number)
    ? Number(number.number)
    : plain;
}

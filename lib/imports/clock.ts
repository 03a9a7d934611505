const two = (value: number) => String(value).padStart(2, "0");

/** The hour of the day that people mean by 下午2点 or 晚上12点; null where the two words contradict each other. */
function hourOf(half: string, hour: number): number | null {
  if (hour > 23) return null;
  if (half === "") return hour;
  if (/^(?:凌晨|半夜|早|清晨|上午|am)/u.test(half)) {
    if (hour === 12) return /^(?:凌晨|半夜|am)/u.test(half) ? 0 : half === "上午" ? 12 : null;
    return hour < 12 ? hour : null;
  }
  if (half === "中午") return hour >= 11 && hour <= 14 ? hour : hour <= 2 && hour > 0 ? hour + 12 : null;
  if (/^(?:晚|夜)/u.test(half)) {
    // Twelve at night is midnight; one to four at night belong to a day that is not said.
    if (hour === 12 || hour === 0) return 0;
    return hour >= 17 ? hour : hour >= 5 && hour < 12 ? hour + 12 : null;
  }
  if (hour === 0) return null;
  return hour < 12 ? hour + 12 : hour;
}

/** 下午, 2, 30 → 14:30; null where there is no such time. */
export function timeOfDay(half: string | undefined, hour: string, minute: string): string | null {
  const hours = hourOf((half ?? "").toLowerCase(), Number(hour));
  return hours === null || Number(minute) > 59 ? null : `${two(hours)}:${two(Number(minute))}`;
}

export const halfWords = "凌晨|半夜|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜里|夜间|AM|PM|am|pm";

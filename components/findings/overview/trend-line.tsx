/** Empty weeks are lower and paler than any that has something. */
const emptyHeight = 0.4;

/**
 * A row of bars, one for each week, in two paths however many weeks there are. The numbers are in the text beside it.
 * It uses attributes only, so it needs no inline style.
 */
export function TrendLine({ values, className }: { values: readonly number[]; className: string }) {
  const most = Math.max(1, ...values);
  const width = Math.max(values.length, 1);
  const bars = (empty: boolean) =>
    values
      .map((value, week) => {
        if ((value === 0) !== empty) return "";
        const height = empty ? emptyHeight : Math.max(1, Math.round((value / most) * 100) / 10);
        return `M${week}.15 10v-${height}h.7v${height}z`;
      })
      .join("");
  return (
    <svg aria-hidden viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" className={`h-8 w-full ${className}`}>
      <path d={bars(false)} fill="currentColor" />
      <path d={bars(true)} fill="currentColor" fillOpacity={0.35} />
    </svg>
  );
}

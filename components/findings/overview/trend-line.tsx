/**
 * A row of bars, one for each week. The numbers are in the text beside it. It uses attributes only, so it needs no
 * inline style.
 */
export function TrendLine({ values, className }: { values: readonly number[]; className: string }) {
  const most = Math.max(1, ...values);
  const width = Math.max(values.length, 1);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" className={`h-8 w-full ${className}`}>
      {values.map((value, week) => {
        const height = value === 0 ? 0.4 : Math.max(1, (value / most) * 10);
        return (
          <rect
            key={week}
            x={week + 0.15}
            y={10 - height}
            width={0.7}
            height={height}
            fill="currentColor"
            fillOpacity={value === 0 ? 0.35 : 1}
          />
        );
      })}
    </svg>
  );
}

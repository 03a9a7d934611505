import { classNames } from "@/components/ui/class-names";
import { toneText, type Tone } from "@/components/ui/tone";

type BarProps = {
  value: number;
  total: number;
  /** The proportion in words, for people who cannot see the bar: 22个镇街园区中8个. */
  label: string;
  /** What is counted, after the visible "8/22": 个点. */
  unit?: string;
  tone?: Tone;
  /** Leave out the visible "8/22" if the row already says it. */
  hideNumber?: boolean;
  className?: string | undefined;
};

/** Up to this number, each unit is a cell that can be counted. Above it, the bar is one strip. */
const mostCells = 48;

/** Cells from one number to another: one line in dashes, since a path for each cell is most of a page of many bars. */
function Cells({ from, to, className }: { from: number; to: number; className: string }) {
  if (to <= from) return null;
  return <path d={`M${from} .5H${to}`} strokeDasharray=".8 .2" className={className} />;
}

/** Drawn with SVG attributes, because a strict content security policy refuses inline styles. */
export function Bar({ value, total, label, unit = "", tone = "action", hideNumber = false, className }: BarProps) {
  const inCells = total <= mostCells && Number.isInteger(value);
  const span = inCells ? Math.max(total, 1) : 100;
  const filled = total > 0 ? Math.min(value, total) : 0;
  const share = total > 0 ? (filled / total) * 100 : 0;
  return (
    <span className={classNames("inline-flex items-center gap-2.5", toneText[tone], className)}>
      <svg
        aria-hidden
        viewBox={`0 0 ${span} 1`}
        preserveAspectRatio="none"
        className="h-2.5 w-24 shrink-0 sm:w-36"
        shapeRendering={inCells ? "geometricPrecision" : "crispEdges"}
      >
        {inCells ? (
          <>
            <Cells from={filled} to={total} className="stroke-line" />
            <Cells from={0} to={filled} className="stroke-current" />
          </>
        ) : (
          <>
            <path d="M0 0h100v1H0z" className="fill-line" />
            <path d={`M0 0h${share.toFixed(2)}v1H0z`} fill="currentColor" />
          </>
        )}
      </svg>
      {!hideNumber && (
        <span aria-hidden className="min-w-[2.75em] text-end text-sm whitespace-nowrap">
          <b className="font-semibold">{value}</b>
          <span className="text-muted">
            /{total}
            {unit}
          </span>
        </span>
      )}
      <span className="sr-only">{label}</span>
    </span>
  );
}

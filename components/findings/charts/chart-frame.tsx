import type { ReactNode } from "react";
import { drawChart, type Drawing } from "@/lib/findings/charts/draw";

type ChartFigureProps = {
  id: string;
  title: ReactNode;
  /** What the picture shows, in words, for people who cannot see it. */
  label: string;
  draw: (width: number) => Drawing;
  /** The numbers of the picture. */
  children: ReactNode;
};

/** Markup that we generate ourselves: ECharts escapes every text in it. */
function Picture({ drawing, className }: { drawing: Drawing; className: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: drawChart(drawing) }} />;
}

/** A chart with its table. It is drawn in two sizes, so that its text stays readable on a phone. */
export function ChartFrame({ id, title, label, draw, children }: ChartFigureProps) {
  return (
    <section aria-labelledby={id} className="mb-12 print:break-inside-avoid">
      <h2 id={id} className="mb-3 border-b border-edge pb-2 text-lg">
        {title}
      </h2>
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        <div role="img" aria-label={label}>
          <Picture
            drawing={draw(640)}
            className="hidden max-w-160 sm:block print:block [&>svg]:h-auto [&>svg]:w-full"
          />
          <Picture drawing={draw(340)} className="max-w-96 sm:hidden print:hidden [&>svg]:h-auto [&>svg]:w-full" />
        </div>
        {children}
      </div>
    </section>
  );
}

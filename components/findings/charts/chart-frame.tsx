import type { ReactNode } from "react";
import { addressUnder } from "@/lib/findings/address";
import { translator } from "@/lib/i18n/server";
import { chartWidths, type ChartName } from "@/lib/findings/charts/read-charts";

type ChartFrameProps = {
  projectId: string;
  /** Its name, or the id of an indicator. */
  chart: ChartName | (string & {});
  /** The filter as the query of an address. */
  query: string;
  title: ReactNode;
  /** What the picture shows, in words, for people who cannot see it. */
  label: string;
  /** Of the picture, in CSS pixels. */
  height: number;
  /** Of the picture on a phone, where it is another one. */
  narrowHeight?: number;
  /** The numbers of the picture. */
  children: ReactNode;
};

/** A chart with its table. The picture is a file of its own, which comes when it is near the screen. */
export async function ChartFrame({
  projectId,
  chart,
  query,
  title,
  label,
  height,
  narrowHeight,
  children,
}: ChartFrameProps) {
  const t = await translator();
  const id = `chart-${chart}`;
  const address = `/api/findings/${projectId}/charts/${chart}`;
  return (
    <section aria-labelledby={id} className="mb-12 print:break-inside-avoid">
      <h2 id={id} className="mb-3 border-b border-edge pb-2 text-lg">
        {title}
      </h2>
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        <div>
          <picture className="block max-w-160 max-sm:max-w-96 print:max-w-160">
            <source
              media="screen and (max-width: 639px)"
              srcSet={addressUnder(address, query, { width: "narrow" })}
              width={chartWidths.narrow}
              height={narrowHeight ?? height}
            />
            <img
              src={addressUnder(address, query)}
              alt={label}
              width={chartWidths.wide}
              height={height}
              loading="lazy"
              decoding="async"
              className="h-auto w-full"
            />
          </picture>
          <a
            id={`${id}-file`}
            href={addressUnder(`/api/exports/${projectId}/charts/${chart}`, query)}
            download
            aria-labelledby={`${id}-file ${id}`}
            className="inline-flex items-center text-sm text-action underline underline-offset-4 print:hidden pointer-coarse:min-h-11"
          >
            {t("findings.charts.download")}
          </a>
        </div>
        {children}
      </div>
    </section>
  );
}

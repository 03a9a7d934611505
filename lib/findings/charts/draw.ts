import "server-only";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { init, use as register, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { pictureStyle } from "@/lib/findings/charts/palette";

register([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

export interface Drawing {
  option: EChartsCoreOption;
  /** In CSS pixels; the picture keeps its proportions at any width. */
  width: number;
  height: number;
}

/** A picture that no chart of ECharts is: its shapes as SVG, of the same colours. */
export interface Shapes {
  shapes: string;
  width: number;
  height: number;
}

/** A text within an SVG picture. */
export const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** A drawn picture of either kind. */
export const drawChart = (drawing: Drawing | Shapes): string =>
  "shapes" in drawing ? drawShapes(drawing) : drawOption(drawing);

function drawShapes({ shapes, width, height }: Shapes): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><style>${pictureStyle}</style>${shapes}</svg>`;
}

/**
 * A chart as an SVG picture of its own. Its colours are those of the page, light or dark. Removes what ECharts adds for
 * its script in the browser.
 */
function drawOption({ option, width, height }: Drawing): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: "inherit", fontSize: 14 }, ...option });
    return chart
      .renderToSVGString()
      .replace(/<style\s*>[\s\S]*?<\/style>/g, "")
      .replace(/ (?:class|pointer-events|ecmeta_\w+|baseProfile|version|xmlns(?::\w+)?)="[^"]*"/g, "")
      .replace(/ style="([^"]*)"/g, (_all, style: string) => styleAttributes(style))
      .replace(/><\/(?:path|rect)>/g, "/>")
      .replace(/\n/g, "")
      .replace(/^<svg([^>]*)>/, `<svg xmlns="http://www.w3.org/2000/svg"$1><style>${pictureStyle}</style>`);
  } finally {
    chart.dispose();
  }
}

/** Attributes with the same names have the same effect, and need no style that a policy could refuse. */
function styleAttributes(style: string): string {
  return style
    .split(";")
    .map((rule) => rule.split(":").map((part) => part.trim()))
    .filter(([name, value]) => name && value && name !== "font-family")
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

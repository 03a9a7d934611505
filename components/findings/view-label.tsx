import { dimensionTextClass } from "@/components/projects/dimension-label";
import { translator } from "@/lib/i18n/server";
import { dimensionGlyphs, type DimensionKey } from "@/lib/vocabulary";

/** A dimension as the name of a tab: its sign in its colour, its word in the tab's own. */
export async function ViewLabel({ dimension }: { dimension: DimensionKey }) {
  const t = await translator();
  return (
    <>
      <span aria-hidden className={dimensionTextClass(dimension)}>
        {dimensionGlyphs[dimension]}
      </span>
      {t(`vocabulary.dimension.${dimension}`)}
    </>
  );
}

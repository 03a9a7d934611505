import { fileAddress } from "@/lib/attachments/addresses";
import type { MinutesModel } from "@/lib/visits/minutes/model";

type MinutesPhotosProps = {
  projectId: string;
  photos: NonNullable<MinutesModel["photos"]>;
  missing: readonly string[];
};

/** The photos behind the minutes, two in a row, from a new page on. Loaded at once, because this page is for print. */
export function MinutesPhotos({ projectId, photos, missing }: MinutesPhotosProps) {
  return (
    <section className="mt-8 border-t border-edge pt-4 break-before-page print:mt-0 print:border-0 print:pt-0">
      <h3 className="text-center font-hei text-[1em] font-normal print:text-[14pt]">{photos.title}</h3>
      <ul className="mt-3 grid grid-cols-1 items-end gap-4 sm:grid-cols-2 print:grid-cols-2">
        {photos.items.map(({ id, caption }) => (
          <li key={id} className="min-w-0 break-inside-avoid text-center">
            {!missing.includes(id) && (
              <img src={fileAddress(projectId, id)} alt="" className="mx-auto max-h-[75mm] max-w-full object-contain" />
            )}
            <p className="mt-1 text-sm wrap-anywhere print:text-[10.5pt]">
              {caption}
              {missing.includes(id) && photos.absent}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

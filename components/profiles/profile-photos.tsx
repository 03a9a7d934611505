import Link from "next/link";
import { thumbnailAddress } from "@/lib/attachments/addresses";
import { translator } from "@/lib/i18n/server";
import type { ProfilePhoto } from "@/lib/profiles/types";
import { givenName } from "@/lib/visits/minutes/photos";

type ProfilePhotosProps = { projectId: string; photos: readonly ProfilePhoto[]; count: number };

/** The latest photos, each leading to its visit. */
export async function ProfilePhotos({ projectId, photos, count }: ProfilePhotosProps) {
  const t = await translator();
  if (photos.length === 0) return null;
  return (
    <section aria-labelledby="profile-photos" className="mt-8">
      <h2 id="profile-photos" className="flex items-baseline gap-3 text-lg">
        {t("profiles.photos.title")}
        <span className="text-sm font-normal text-muted">{t("profiles.photos.count", { count })}</span>
      </h2>
      <ul className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 print:grid-cols-2">
        {photos.map((photo) => (
          <li key={photo.id} className="min-w-0 break-inside-avoid text-sm">
            <Link href={`/projects/${projectId}/visits/${photo.visitId}`} prefetch={false} className="no-underline">
              <img
                src={thumbnailAddress(projectId, photo.id)}
                alt=""
                loading="lazy"
                className="aspect-4/3 w-full rounded-md border border-line bg-sunken object-cover print:aspect-auto print:h-auto print:max-h-[75mm] print:object-contain"
              />
              <span className="mt-1 block wrap-anywhere text-ink">{givenName(photo.fileName)}</span>
              <span className="block text-muted">{t("profiles.photos.caption", { date: photo.visitedOn })}</span>
            </Link>
          </li>
        ))}
      </ul>
      {count > photos.length && (
        <p className="mt-2 text-sm text-muted">{t("profiles.photos.shown", { shown: photos.length })}</p>
      )}
    </section>
  );
}

import { fillWords } from "@/lib/fill-words";
import type { ProfileWords } from "@/lib/profiles/document-words";
import type { ProfileLine, ProfileModel } from "@/lib/profiles/model";
import { problemsOf, type ProfileProblem } from "@/lib/profiles/problem-states";
import type { ProfileEntry, ProfileFigure, ProfileIndicator, ProfileSite, SiteProfile } from "@/lib/profiles/types";
import { dateText } from "@/lib/visits/minutes/compose";
import { givenName } from "@/lib/visits/minutes/photos";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** Makes 一镇一档 of a site as plain data. `project` is the study's name. */
export function composeProfile(profile: SiteProfile, project: string, words: ProfileWords): ProfileModel {
  const { site, visits, photos } = profile;
  const newest = visits[0]?.visitedOn ?? "";
  return {
    title: fillWords(words.title, { site: site.name }),
    basis: basisText(profile, project, words),
    basics: { title: words.basics, lines: basicLines(site, words) },
    dimensions: dimensionKeys.map((key) => dimensionPart(profile, key, words)),
    figures: {
      title: words.figures,
      note: fillWords(words.figure.note, { kind: words.vocabulary.siteKind[site.kind] }),
      columns: Object.values(words.columns),
      rows: profile.indicators.flatMap((indicator) => figureRows(indicator, site, words)),
      nothing: words.figure.none,
    },
    photos: photos.length === 0 ? null : { title: words.photos, items: captions(photos, words), absent: words.absent },
    visits: {
      title: words.visits,
      lines: visits.map(({ visitedOn, method, audiences }) =>
        fillWords(words.visitLine, {
          day: dateText(visitedOn, words),
          method: words.vocabulary.visitMethod[method],
          audiences: audiences.join(words.separator),
        }).trim(),
      ),
    },
    foot: words.foot,
    fileName: [words.name, site.name, newest].filter(Boolean).join("_"),
  };
}

function basisText({ visits, leftOut }: SiteProfile, project: string, words: ProfileWords): string {
  const waiting = visits.filter(({ state }) => state !== "approved").length;
  const [approved, included] =
    visits.length === 1 ? [words.approvedOne, words.includedOne] : [words.approved, words.included];
  const state = waiting > 0 ? fillWords(included, { count: waiting }) : approved;
  const [from, to] = [visits.at(-1)?.visitedOn ?? "", visits[0]?.visitedOn ?? ""].map((day) => dateText(day, words));
  const basis = fillWords(visits.length === 1 ? words.basisOne : words.basis, {
    ...{ project, state },
    ...{ visits: visits.length, from: from ?? "", to: to ?? "" },
  });
  return leftOut > 0 ? basis + fillWords(words.leftOut, { count: leftOut }) : basis;
}

function basicLines({ kind, county, formerNames, mergedSites }: ProfileSite, words: ProfileWords): string[] {
  const names = (list: string[]) => ({ names: list.join(words.separator) });
  const history = [
    formerNames.length > 0 && fillWords(words.formerly, names(formerNames)),
    mergedSites.length > 0 && fillWords(words.merged, names(mergedSites)),
  ].filter((line) => line !== false);
  return [
    `${words.kind}：${words.vocabulary.siteKind[kind]}`,
    ...(county ? [`${words.county}：${county}`] : []),
    ...(history.length > 0 ? [`${words.history}：${history.join("；")}`] : []),
  ];
}

function dimensionPart(profile: SiteProfile, key: DimensionKey, words: ProfileWords) {
  const own = profile.entries.filter(({ dimension }) => dimension === key);
  const lines =
    profile.visits.length === 1
      ? own.map(({ text, form }) => ({ text: text.trim(), note: form === "verbatim" ? words.verbatimOnly : "" }))
      : key === "problem"
        ? problemsOf(profile.entries, profile.visits[0]?.id ?? "").map((problem) => problemLine(problem, words))
        : own.map((entry) => entryLine(entry, words));
  const total = profile.counts[key];
  return {
    key,
    label: words.vocabulary.dimension[key],
    lines: lines.length > 0 ? lines : [{ text: words.nothing, note: "" }],
    note: total > own.length ? fillWords(words.cut, { shown: own.length, count: total }) : "",
  };
}

function entryLine({ text, form, visitedOn }: ProfileEntry, words: ProfileWords): ProfileLine {
  const note = fillWords(form === "verbatim" ? words.verbatim : words.entry, { day: dateText(visitedOn, words) });
  return { text: text.trim(), note };
}

function problemLine({ entry, since, stand }: ProfileProblem, words: ProfileWords): ProfileLine {
  const { text, note } = entryLine(entry, words);
  const said =
    stand.at === "solved"
      ? fillWords(words.problem.solved, { date: dateText(stand.on, words) })
      : words.problem[stand.at];
  const whole =
    since === entry.visitedOn
      ? fillWords(words.stand, { stand: said })
      : fillWords(words.standSince, { since: dateText(since, words), stand: said });
  return { text, note: note + whole };
}

function figureRows({ name, unit, median, figures }: ProfileIndicator, site: ProfileSite, words: ProfileWords) {
  const kind = words.vocabulary.siteKind[site.kind];
  const middle = median && [
    fillWords(words.figure.medianOf, {
      ...{ unit, kind, count: median.sites },
      value: median.about ? fillWords(words.figure.about, { value: median.value }) : median.value,
    }),
    median.from !== median.to &&
      fillWords(words.figure.spread, { from: dateText(median.from, words), to: dateText(median.to, words) }),
    median.definitions > 1 && fillWords(words.figure.definitions, { count: median.definitions }),
  ];
  return figures.map((figure, index) => [
    index === 0 ? name : "",
    `${figure.value}${unit}`,
    dateText(figure.asOf, words),
    figureNotes(figure, words),
    index > 0 ? "" : middle ? middle.filter(Boolean).join("\n") : words.noMedian,
  ]);
}

function figureNotes({ definition, source, verification }: ProfileFigure, words: ProfileWords): string {
  return [
    definition,
    source && fillWords(words.figure.source, { text: source }),
    words.vocabulary.verification[verification],
  ]
    .filter(Boolean)
    .join("\n");
}

function captions(photos: SiteProfile["photos"], words: ProfileWords) {
  return photos.map(({ id, fileName, visitedOn }, index) => {
    const [name, day] = [givenName(fileName), dateText(visitedOn, words)];
    return { id, caption: fillWords(name ? words.photoNamed : words.photo, { number: index + 1, name, day }) };
  });
}

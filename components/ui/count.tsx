type CountProps = {
  count: number;
  /** What the number means, for a screen reader, with the number in it. */
  label: string;
};

/** A small number beside a link. Nothing for 0. */
export function Count({ count, label }: CountProps) {
  if (count <= 0) return null;
  return (
    <span className="inline-block rounded-sm bg-action px-1.5 text-xs leading-4.5 font-medium text-on-action">
      <span aria-hidden>{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

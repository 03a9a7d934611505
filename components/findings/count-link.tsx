import Link from "next/link";

type CountLinkProps = {
  count: number;
  /** Links to exactly the things that were counted. */
  href: string;
  /** The number with what it counts, for people who cannot see its row and column. */
  label: string;
};

/** A number in a table that links to what it counts. A zero has no link. */
export function CountLink({ count, href, label }: CountLinkProps) {
  if (count === 0) return <span className="inline-block py-0.5 text-muted">0</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      className="inline-block min-w-6 py-0.5 text-action underline decoration-line underline-offset-4 hover:decoration-action pointer-coarse:-my-2 pointer-coarse:py-2.5 pointer-coarse:min-w-9"
    >
      {count}
    </Link>
  );
}

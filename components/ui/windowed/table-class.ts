/** The look of a windowed table. It stands once, at the table, and not at each of its thousands of cells. */
export const tableClass = [
  "table-fixed border-separate border-spacing-0 text-sm wrap-break-word",
  "[&_td]:border-b [&_td]:border-line [&_td]:p-0 [&_td]:align-top",
  "[&_th]:p-0 [&_th]:text-start [&_th]:align-top [&_th]:font-normal [&_th]:bg-ground",
  "[&_tbody_th>div]:max-h-(--row) [&_thead_th>div]:max-h-(--above) [&_th>div]:overflow-hidden [&_th>div]:px-2 [&_th>div]:py-1.5 [&_th_b]:line-clamp-2 [&_th_b]:font-medium [&_th_b]:leading-snug",
  "[&_th_small]:block [&_th_small]:truncate [&_th_small]:text-xs [&_th_small]:text-muted",
  "[&_th_a]:inline-block [&_th_a]:text-xs [&_th_a]:text-action [&_th_a]:underline-offset-4",
  "[&_thead_th]:sticky [&_thead_th]:top-0 [&_thead_th]:z-20 [&_thead_th]:border-b [&_thead_th]:border-edge",
  "[&_thead_th:first-child]:start-0 [&_thead_th:first-child]:z-30 [&_thead_th:first-child]:px-2 [&_thead_th:first-child]:py-1.5 [&_thead_th:first-child]:font-medium",
  "[&_tbody_th]:sticky [&_tbody_th]:start-0 [&_tbody_th]:z-10 [&_tbody_th]:border-b [&_tbody_th]:border-line",
  "[&_td_a]:block [&_td_a]:h-(--row) [&_td_a]:overflow-hidden [&_td_a]:px-2 [&_td_a]:py-1.5 [&_td_a]:text-ink [&_td_a]:no-underline [&_td_a:hover]:bg-sunken",
  "[&_td_strong]:line-clamp-2 [&_td_strong]:text-xs [&_td_strong]:font-normal [&_td_strong]:text-action [&_td_strong]:leading-snug",
  "[&_td_em]:ms-2 [&_td_em]:rounded-sm [&_td_em]:bg-amber-soft [&_td_em]:px-1 [&_td_em]:text-xs [&_td_em]:not-italic [&_td_em]:text-amber",
  "[&_td_b]:text-xs [&_td_b]:font-semibold [&_td_b]:text-action",
  "[&_td_span]:line-clamp-1 [&_td_span]:text-xs [&_td_span]:leading-normal [&_td_a[data-lines='1']_span]:line-clamp-4 [&_td_a[data-lines='2']_span]:line-clamp-2",
  "[&_td_i]:block [&_td_i]:px-2 [&_td_i]:py-1.5 [&_td_i]:not-italic [&_td_i]:text-muted",
  "[&_td:focus]:outline-2 [&_td:focus]:-outline-offset-2 [&_td:focus]:outline-action [&_th:focus]:outline-2 [&_th:focus]:-outline-offset-2 [&_th:focus]:outline-action",
].join(" ");

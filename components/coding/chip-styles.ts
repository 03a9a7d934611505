/**
 * The look of suggested themes, once at the list that has hundreds of them: the chips of an entry (`data-chips`), each
 * a button that takes and one that says no; "sure" where there is one.
 */
export const chipStyles = [
  "[&_[data-chips]]:mt-1.5 [&_[data-chips]]:flex [&_[data-chips]]:flex-wrap [&_[data-chips]]:gap-x-2 [&_[data-chips]]:gap-y-1",
  "[&_[data-chips]>li]:flex [&_[data-chips]>li]:rounded-md [&_[data-chips]>li]:border [&_[data-chips]>li]:border-dashed [&_[data-chips]>li]:border-edge [&_[data-chips]>li]:bg-surface [&_[data-chips]>li]:text-sm",
  "[&_[data-chips=sure]>li]:border-solid [&_[data-chips=sure]>li]:border-action [&_[data-chips=sure]>li]:bg-action-soft [&_[data-chips=sure]>li]:font-medium",
  "[&_[data-chips]_button]:min-h-7 [&_[data-chips]_button]:hover:text-action [&_[data-chips]_button]:pointer-coarse:min-h-11",
  "[&_[data-chips]_button:first-child]:min-w-0 [&_[data-chips]_button:first-child]:grow [&_[data-chips]_button:first-child]:ps-2 [&_[data-chips]_button:first-child]:text-start",
  "[&_[data-chips]_button:last-child]:w-7 [&_[data-chips]_button:last-child]:shrink-0 [&_[data-chips]_button:last-child]:text-muted [&_[data-chips]_button:last-child]:pointer-coarse:w-11",
  "[&_[data-chips]_kbd]:me-1.5 [&_[data-chips]_kbd]:rounded-sm [&_[data-chips]_kbd]:border [&_[data-chips]_kbd]:border-edge [&_[data-chips]_kbd]:bg-ground [&_[data-chips]_kbd]:px-1 [&_[data-chips]_kbd]:text-xs [&_[data-chips]_kbd]:text-muted",
  "[&_[data-chips]_i]:sr-only [&_[data-chips]_small]:ms-1.5 [&_[data-chips]_small]:text-xs [&_[data-chips]_small]:font-normal [&_[data-chips]_small]:text-muted",
].join(" ");

/** For a thumb: one below the other, in full width. */
export const tallChips =
  "[&_[data-chips]]:mt-0 [&_[data-chips]]:flex-col [&_[data-chips]]:gap-y-2 [&_[data-chips]_button]:min-h-11 [&_[data-chips]_button:last-child]:w-11";

import { Signal } from "@/components/ui/signal";

/** How many dialogs are open on the page. */
const count = new Signal(0);

/** Of a dialog that is opened; returns what is to be called when it closes. */
export function noteOpenDialog(): () => void {
  count.tell(count.current() + 1);
  return () => count.tell(count.current() - 1);
}

export const openDialogs: Pick<Signal<number>, "subscribe" | "current"> = count;

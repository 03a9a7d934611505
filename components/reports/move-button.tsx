import { Icon, type IconName } from "@/components/ui/icon";

type MoveButtonProps = { label: string; icon: IconName; disabled: boolean; onClick: () => void };

/** A small button of a row, shown as an icon. */
export function MoveButton({ label, icon, disabled, onClick }: MoveButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className="grid size-8 shrink-0 place-items-center rounded-sm text-muted hover:text-action disabled:opacity-40 pointer-coarse:size-11"
    >
      <Icon name={icon} className="size-4" />
    </button>
  );
}

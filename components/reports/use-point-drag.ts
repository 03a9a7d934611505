"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { useEditorTools } from "@/components/reports/editor-context";
import { placePoint } from "@/lib/reports/point-edits";

type Place = { sectionId: string; before: string | null };

/** A row of the outline on which a point can be let go. `over`: one is above it now. */
export function usePointDrop(row: RefObject<HTMLElement | null>, place: Place): boolean {
  const { edit } = useEditorTools();
  const [over, setOver] = useState(false);
  const { sectionId, before } = place;
  useEffect(() => {
    if (!row.current) return;
    return dropTargetForElements({
      element: row.current,
      canDrop: ({ source }) => typeof source.data["pointId"] === "string" && source.data["pointId"] !== before,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        edit((sections) => placePoint(sections, String(source.data["pointId"]), { sectionId, before }));
      },
    });
  }, [row, edit, sectionId, before]);
  return over;
}

/** A point of the outline can be taken with the mouse, and another be put before it. The menu and keys do the same. */
export function usePointDrag(pointId: string, sectionId: string) {
  const row = useRef<HTMLLIElement>(null);
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    if (!row.current) return;
    return draggable({
      element: row.current,
      getInitialData: () => ({ pointId }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [pointId]);
  const over = usePointDrop(row, { sectionId, before: pointId });
  return { row, dragged, over };
}

"use client";

import { useTimeZone } from "use-intl";
import { USUAL_TIME_ZONE } from "@/lib/calendar";

/** The time zone of the places that are visited, as the server or the copy for offline says it. */
export const usePlaceTimeZone = () => useTimeZone() ?? USUAL_TIME_ZONE;

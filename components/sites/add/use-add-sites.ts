"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/form/use-action";
import { addSites } from "@/lib/sites/actions";
import type { NewSite } from "@/lib/sites/schema";

/** Adds all or none, then opens the list that contains them. */
export function useAddSites(projectId: string) {
  const router = useRouter();
  const { send, pending, refusal } = useAction(addSites);
  const add = async (sites: NewSite[]): Promise<boolean> => {
    const answer = await send({ projectId, sites });
    if (!answer.ok) return false;
    router.push(`/projects/${projectId}/sites`);
    router.refresh();
    return true;
  };
  return { add, pending, refusal };
}

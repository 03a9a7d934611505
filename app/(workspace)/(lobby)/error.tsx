"use client";

import { FaultView, type FaultProps } from "@/components/frame/fault-view";

export default function PageFault(props: FaultProps) {
  return <FaultView {...props} />;
}

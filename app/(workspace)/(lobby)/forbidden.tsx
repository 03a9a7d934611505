import { ClosedView } from "@/components/frame/closed-view";

export default function Forbidden() {
  return <ClosedView because="adminOnly" />;
}

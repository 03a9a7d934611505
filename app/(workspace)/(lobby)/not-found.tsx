import { ClosedView } from "@/components/frame/closed-view";

export default function NotFound() {
  return <ClosedView because="notFound" />;
}

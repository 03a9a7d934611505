import type { DemoPhoto } from "../types";
import { landing, quarry } from "./scenes";

/** The photos of the demo's visits: drawn, because no real picture may stand for a place that does not exist. */
export const photos: DemoPhoto[] = [
  { key: "landing", visit: "visit-07", entry: 6, fileName: "老渡口护栏.jpg", scene: landing },
  { key: "quarry", visit: "visit-14", entry: 5, fileName: "积水矿坑.jpg", scene: quarry },
];
